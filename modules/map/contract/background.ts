/** Where the ground of the map comes from: set, tried before it is set, and archives of tiles that the house keeps. */
import {
  notPersonal,
  nullable,
  oneOf,
  type Operation,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { MapBackground, MapBackgroundSettings } from '#platform/contract/map-background.ts';

const Text = Type.String();
const Version = Type.Integer({ minimum: 0 });
const Settings = Type.Object({ ...MapBackgroundSettings.properties, version: Version });
const configure = 'map.configure';

/** Path under which an archive of the house is read; raw, because browsers ask for parts of it (Range). */
export const archivePath = (tenantId: string, name: string): string =>
  `/api/v1/map/archives/${tenantId}/${encodeURIComponent(name)}`;

/** Path to which the bytes of an archive are sent (PUT, `application/octet-stream`). */
export const archiveUploadPath = (name: string): string =>
  `/api/v1/map/archives/${encodeURIComponent(name)}`;

/** Largest archive that is taken over HTTP, bytes; a larger one is laid into the folder by hand. */
export const largestArchiveBytes = 2_147_483_648;

/** What an archive says of itself. */
export const ArchiveFacts = Type.Object({
  tiles: oneOf(['vector', 'picture', 'other']),
  minZoom: Type.Integer(),
  maxZoom: Type.Integer(),
  /** West, south, east, north, degrees. */
  bounds: Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }),
});
export type ArchiveFacts = Static<typeof ArchiveFacts>;

/** An archive that the house keeps. */
export const Archive = Type.Object({
  name: Text,
  /** What the setting names. */
  address: Type.String(notPersonal('a path of our own server')),
  bytes: Type.Integer(),
  changedAt: Text,
  /** Null: it cannot be read, `fault` says why. */
  facts: nullable(ArchiveFacts),
  fault: Text,
  isUsed: Type.Boolean(),
});
export type Archive = Static<typeof Archive>;

/** One answer of a source that was tried. */
export const TriedPart = Type.Object({
  /** Host, or the path of our own server. */
  from: Text,
  /** `ok`; `faulty`: it answered, but no tile; `unreachable`: it did not; `unasked`: only a browser can tell. */
  verdict: oneOf(['ok', 'faulty', 'unreachable', 'unasked']),
  /** What was seen, in the reader's language. */
  said: Text,
});
export type TriedPart = Static<typeof TriedPart>;

/** What trying a setting brought. */
export const TriedBackground = Type.Object({
  parts: Type.Array(TriedPart),
  /** The same ground through our own server, for a look before it is saved; null where there is none. */
  preview: nullable(MapBackground),
});
export type TriedBackground = Static<typeof TriedBackground>;

const Degrees = (most: number) => Type.Number({ minimum: -most, maximum: most });
const Level = Type.Integer({ minimum: 0, maximum: 22 });
const Cell = Type.Integer({ minimum: 0, maximum: 4_194_303 });
const byName = Type.Object({ name: Type.String({ maxLength: 80 }) });

/** Operations on the ground. */
export const backgroundOperations = {
  settings: {
    method: 'GET',
    path: '/map/settings',
    summary: 'Where the ground of the map comes from',
    permission: configure,
    reply: Settings,
  },
  saveSettings: {
    method: 'PUT',
    path: '/map/settings',
    summary: 'Set where the ground of the map comes from',
    permission: configure,
    body: Settings,
    reply: Type.Object({ version: Version }),
    problems: ['map-background-faulty', 'map-archive-unknown', 'changed-meanwhile'],
  },
  checkSettings: {
    method: 'POST',
    path: '/map/settings/check',
    summary: 'Try a source before it is set: the server fetches the tile of a place',
    permission: configure,
    body: Type.Object({
      ...MapBackgroundSettings.properties,
      /** A place whose tile is fetched, WGS-84 degrees. */
      longitude: Degrees(180),
      latitude: Degrees(85),
    }),
    reply: TriedBackground,
    problems: ['map-background-faulty', 'map-archive-unknown'],
  },
  previewTile: {
    method: 'GET',
    path: '/map/settings/tile',
    summary: 'A tile of a source that is not set yet, fetched by the server',
    permission: configure,
    query: Type.Object({
      ...MapBackgroundSettings.properties,
      /** Place of the layer, from below. */
      layer: Type.Integer({ minimum: 0, maximum: 3 }),
      z: Level,
      x: Cell,
      y: Cell,
    }),
    reply: Type.Unsafe<never>({}),
    file: 'image/png',
    problems: ['map-background-faulty', 'map-tile-missing'],
  },
  archives: {
    method: 'GET',
    path: '/map/archives',
    summary: 'PMTiles archives that the house keeps, in the data folder `map/{town}`',
    permission: configure,
    reply: Type.Object({ items: Type.Array(Archive) }),
  },
  removeArchive: {
    method: 'DELETE',
    path: '/map/archives/:name',
    summary: 'Remove an archive',
    permission: configure,
    params: byName,
    reply: Type.Object({ done: Type.Boolean() }),
    problems: ['map-archive-unknown', 'map-archive-used'],
  },
} as const satisfies Record<string, Operation>;
