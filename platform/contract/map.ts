/**
 * What the one map speaks with the server: layers, their features in a window, replay, search,
 * selection. Stands in the platform because `ui/map` draws any module's layer. Browser-safe.
 */
import { type Static, Type } from 'typebox';
import type { Operation } from './index.ts';
import { MapBackground } from './map-background.ts';
import { Instant, nullable, oneOf } from './schema.ts';

const Text = Type.String();

/** Where a layer stands in the switcher, in this order. */
export const mapGroups = ['work', 'sensing', 'scenes', 'ground', 'own'] as const;

/** The form of a layer's marks: told apart without colour. */
export const mapShapes = ['disc', 'square', 'diamond', 'triangle'] as const;

const numbers = (count: number) =>
  ({ type: 'array', items: { type: 'number' }, minItems: count, maxItems: count }) as const;
/** A position as GeoJSON writes it: longitude, latitude, WGS-84. */
const Pair = Type.Unsafe<[number, number]>(numbers(2));

/** One entry of a legend; a feature's `kind` is the place of its class in the look's list. */
export const MapClass = Type.Object({
  key: Text,
  titleZh: Text,
  titleEn: Text,
  /** `#rrggbb`. */
  colour: Text,
  /** `calm`: drawn hollow, `plain`: filled, `grave`: filled with a mark, drawn above the others. */
  weight: oneOf(['calm', 'plain', 'grave']),
  /** Occurs only while a day is replayed. */
  past: Type.Optional(Type.Boolean()),
});
export type MapClass = Static<typeof MapClass>;

/** A way to colour a layer: by state, by age … */
export const MapLook = Type.Object({
  code: Text,
  titleZh: Text,
  titleEn: Text,
  classes: Type.Array(MapClass),
});
export type MapLook = Static<typeof MapLook>;

/** A layer as the switcher shows it. */
export const MapLayerView = Type.Object({
  code: Text,
  titleZh: Text,
  titleEn: Text,
  group: oneOf(mapGroups),
  geometry: oneOf(['point', 'line', 'area']),
  icon: Text,
  shape: oneOf(mapShapes),
  /** The first is the usual one. */
  looks: Type.Array(MapLook),
  /** `spans`: things that begin and end; `tracks`: things that move; `none`: only as it is now. */
  replay: oneOf(['none', 'spans', 'tracks']),
  /** Whether a heat map of it says something. */
  heat: Type.Boolean(),
  /** Beginnings of the names of events after which it is read anew: `case.`. */
  events: Type.Array(Text),
  /** Read anew after so many seconds without any event. */
  everySeconds: Type.Integer(),
  startsShown: Type.Boolean(),
  /** Where a list of things is looked at by their ids, `{ids}`; null where there is none. */
  listPath: nullable(Text),
});
export type MapLayerView = Static<typeof MapLayerView>;

/** A point, or many of them counted together (`count` above 1; then without id). */
export const MapFeaturePoint = Type.Object({
  id: Text,
  longitude: Type.Number(),
  latitude: Type.Number(),
  label: Text,
  /** Place of its class in the look; of many, the gravest that occurs. */
  kind: Type.Integer(),
  count: Type.Integer(),
  /** Of many: how many of each class. */
  kinds: Type.Optional(Type.Array(Type.Integer())),
});
export type MapFeaturePoint = Static<typeof MapFeaturePoint>;

/** A line or an area. */
export const MapFeatureShape = Type.Object({
  id: Text,
  label: Text,
  kind: Type.Integer(),
  /** GeoJSON LineString, MultiLineString, Polygon or MultiPolygon. */
  geometry: Type.Unsafe<
    GeoJSON.LineString | GeoJSON.MultiLineString | GeoJSON.Polygon | GeoJSON.MultiPolygon
  >({ type: 'object', additionalProperties: true }),
  /** What the colour stands for, in words: `每平方公里 1,204 人`. */
  value: Text,
});
export type MapFeatureShape = Static<typeof MapFeatureShape>;

/** What a layer has in a window. */
export const MapFeatures = Type.Object({
  points: Type.Array(MapFeaturePoint),
  shapes: Type.Array(MapFeatureShape),
  /** All that the window holds. */
  total: Type.Integer(),
  /** True: the window holds more than was looked at (`total` are the newest). */
  cut: Type.Boolean(),
});
export type MapFeatures = Static<typeof MapFeatures>;

/** Something that began and ended; each step is from when on it is of which class (-1: gone). */
export const MapSpan = Type.Object({
  id: Text,
  longitude: Type.Number(),
  latitude: Type.Number(),
  label: Text,
  /** `[epoch seconds, kind]`, in order. */
  steps: Type.Array(Pair),
});
export type MapSpan = Static<typeof MapSpan>;

/** Something that moved. */
export const MapTrack = Type.Object({
  id: Text,
  label: Text,
  kind: Type.Integer(),
  /** `[epoch seconds, longitude, latitude]`, in order. */
  path: Type.Array(Type.Unsafe<[number, number, number]>(numbers(3))),
});
export type MapTrack = Static<typeof MapTrack>;

/** A span of time of a layer. */
export const MapReplay = Type.Object({
  spans: Type.Array(MapSpan),
  tracks: Type.Array(MapTrack),
  /** True: there was more than could be given. */
  cut: Type.Boolean(),
});
export type MapReplay = Static<typeof MapReplay>;

/** A line of a feature's card, or a column of the exported list. */
export const MapColumn = Type.Object({
  key: Text,
  titleZh: Text,
  titleEn: Text,
  type: oneOf(['text', 'number', 'instant']),
});
export type MapColumn = Static<typeof MapColumn>;

/** What is told of one feature. */
export const MapDetail = Type.Object({
  id: Text,
  title: Text,
  /** Values by column; a number, a text, an ISO instant, or null. */
  cells: Type.Unsafe<Record<string, string | number | null>>({
    type: 'object',
    additionalProperties: true,
  }),
  /** Page of the console that shows it whole: `/cases/…`; null where there is none. */
  path: nullable(Text),
});
export type MapDetail = Static<typeof MapDetail>;

/** Something that the search found. */
export const MapHit = Type.Object({
  id: Text,
  /** Code of the provider: villages, cases … */
  kind: Text,
  title: Text,
  note: Text,
  longitude: Type.Number(),
  latitude: Type.Number(),
  /** West, south, east, north of what covers ground. */
  bounds: nullable(Type.Array(Type.Number(), { minItems: 4, maxItems: 4 })),
  /** Layer on which it stands, to be shown with it. */
  layer: nullable(Text),
  path: nullable(Text),
});
export type MapHit = Static<typeof MapHit>;

/** West, south, east, north in degrees, as text. */
const Bbox = Type.String({ pattern: '^-?[0-9.]+(,-?[0-9.]+){3}$', maxLength: 100 });

const Hidden = Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 40 }));
const Look = Type.Optional(Type.String({ maxLength: 40 }));
const LayerCode = Type.Object({ code: Type.String({ maxLength: 60 }) });

/** Most corners of an area by which is selected. */
export const mostCorners = 2000;

/** What is selected: everything of a layer inside a ring, as the map shows it. */
export const MapSelection = Type.Object({
  /** Corners in order, not closed. */
  ring: Type.Array(Pair, { minItems: 3, maxItems: mostCorners }),
  look: Look,
  /** Keys of classes that the legend has switched off. */
  hidden: Hidden,
});
export type MapSelection = Static<typeof MapSelection>;

const Selected = Type.Object({
  items: Type.Array(MapFeaturePoint),
  /** All inside; `items` holds at most 2,000 of them. */
  total: Type.Integer(),
  /** True: the area holds more than was looked at. */
  cut: Type.Boolean(),
});

const view = 'map.view';
const layerProblems = ['map-layer-unknown', 'map-window-faulty', 'map-look-unknown'];

/** Operations of the map that every screen with a map uses. */
export const mapLayerOperations = {
  background: {
    method: 'GET',
    path: '/map/background',
    summary: "Tiles under the town's own drawing, if there are any",
    permission: 'public',
    reply: MapBackground,
  },
  layers: {
    method: 'GET',
    path: '/map/layers',
    summary: 'Layers of the map that the viewer may see',
    permission: view,
    reply: Type.Object({ items: Type.Array(MapLayerView) }),
  },
  features: {
    method: 'GET',
    path: '/map/layers/:code/features',
    summary:
      'What a layer has in a window: points, counted together where they are many, and shapes',
    permission: view,
    params: LayerCode,
    query: Type.Object({
      bbox: Bbox,
      zoom: Type.Number({ minimum: 0, maximum: 24 }),
      look: Look,
      hidden: Hidden,
      /** Finer counting, for a heat map. */
      heat: Type.Optional(Type.Boolean()),
    }),
    reply: MapFeatures,
    problems: layerProblems,
  },
  replay: {
    method: 'GET',
    path: '/map/layers/:code/replay',
    summary: 'A span of time of a layer, at most two days',
    permission: view,
    params: LayerCode,
    query: Type.Object({ bbox: Bbox, from: Instant, to: Instant, look: Look }),
    reply: MapReplay,
    problems: [...layerProblems, 'map-time-faulty'],
  },
  detail: {
    method: 'GET',
    path: '/map/layers/:code/features/:id',
    summary: 'What is told of one feature',
    permission: view,
    params: Type.Object({ ...LayerCode.properties, id: Type.String({ maxLength: 80 }) }),
    reply: Type.Object({ columns: Type.Array(MapColumn), item: MapDetail }),
    problems: ['map-layer-unknown'],
  },
  select: {
    method: 'POST',
    path: '/map/layers/:code/select',
    summary: 'What lies inside an area',
    permission: view,
    params: LayerCode,
    body: MapSelection,
    reply: Selected,
    problems: [...layerProblems, 'map-area-faulty'],
  },
  exportSelection: {
    method: 'POST',
    path: '/map/layers/:code/export',
    summary: 'What lies inside an area, as XLSX',
    permission: 'map.export',
    params: LayerCode,
    body: MapSelection,
    reply: Type.Unsafe<never>({}),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    problems: [...layerProblems, 'map-area-faulty'],
  },
  search: {
    method: 'GET',
    path: '/map/search',
    summary: 'Places, things and cases by name, number or address; never people',
    permission: view,
    query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 80 }) }),
    reply: Type.Object({ items: Type.Array(MapHit) }),
  },
} as const satisfies Record<string, Operation>;
