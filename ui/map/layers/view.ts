/** What the map shows, as a value that fits into an address. Pure. */
import type { MapLayerView } from '#platform/contract/map.ts';
import type { Position } from '../types.ts';

/** A layer that is shown. */
export interface ShownLayer {
  readonly code: string;
  /** Code of the look; the layer's first by default. */
  readonly look?: string;
  /** Keys of classes that are left out. */
  readonly hidden?: readonly string[];
  readonly heat?: boolean;
}

/** Everything that a permalink brings back. */
export interface MapView {
  /** From below to above; null: what layers say of themselves. */
  readonly layers: readonly ShownLayer[] | null;
  readonly centre: Position | null;
  readonly zoom: number | null;
  /** The day that is replayed, `2026-03-05`; null: now. */
  readonly day: string | null;
  /** Second of that day. */
  readonly second: number;
  /** Corners of the area by which is selected. */
  readonly ring: readonly Position[] | null;
  /** The feature that is looked at. */
  readonly open: { readonly layer: string; readonly id: string } | null;
  /** `own`: the town's drawn ground even where tiles are set up. */
  readonly ground: 'tiles' | 'own';
  /** How bright it is drawn; `auto` follows the page. */
  readonly tone: Tone;
}

/** How bright the map is drawn. */
export type Tone = 'auto' | 'dark' | 'light';

/** The whole town, now. */
export const plainView: MapView = {
  layers: null,
  centre: null,
  zoom: null,
  day: null,
  second: 0,
  ring: null,
  open: null,
  ground: 'tiles',
  tone: 'auto',
};

/** The layers that are shown, as far as they exist. */
export function shownLayers(
  view: Pick<MapView, 'layers'>,
  known: readonly MapLayerView[],
): ShownLayer[] {
  const own =
    view.layers ?? known.flatMap(({ code, startsShown }) => (startsShown ? [{ code }] : []));
  return own.filter(({ code }) => known.some((layer) => layer.code === code));
}

/** The look of a shown layer; the first where it names none or one that is gone. */
export function lookOf(
  layer: MapLayerView,
  shown: Pick<ShownLayer, 'look'>,
): MapLayerView['looks'][number] {
  const look = layer.looks.find(({ code }) => code === shown.look) ?? layer.looks[0];
  return look ?? { code: '', titleZh: '', titleEn: '', classes: [] };
}

/** Writes a view into an address; only what differs from the plain view is named. */
export function writeMapView(view: MapView): URLSearchParams {
  const params = new URLSearchParams();
  if (view.layers) params.set('layers', view.layers.map(writeLayer).join(','));
  if (view.centre) {
    const { latitude, longitude } = view.centre;
    params.set(
      'at',
      [latitude.toFixed(5), longitude.toFixed(5), (view.zoom ?? 13).toFixed(2)].join(','),
    );
  }
  if (view.day) params.set('day', view.day);
  if (view.day && view.second > 0) params.set('second', String(Math.round(view.second)));
  if (view.ring) params.set('area', writeRing(view.ring));
  if (view.open) params.set('open', `${view.open.layer}:${view.open.id}`);
  if (view.ground === 'own') params.set('ground', 'own');
  if (view.tone !== 'auto') params.set('tone', view.tone);
  return params;
}

function writeLayer({ code, look = '', hidden = [], heat = false }: ShownLayer): string {
  const parts = [code, look, hidden.join('.'), heat ? 'heat' : ''];
  while (parts.at(-1) === '') parts.pop();
  return parts.join(':');
}

/** Reads a view from an address; what makes no sense is left out. */
export function readMapView(params: URLSearchParams): MapView {
  const layers = params.get('layers');
  const day = params.get('day');
  const second = Number(params.get('second') ?? 0);
  const [layer = '', ...id] = (params.get('open') ?? '').split(':');
  return {
    layers: layers === null ? null : layers.split(',').flatMap(readLayer).slice(0, 30),
    ...readPlace(params.get('at')),
    day: day && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : null,
    second: Number.isFinite(second) ? Math.min(Math.max(second, 0), 86_400) : 0,
    ring: readRing(params.get('area')),
    open: layer && id.length > 0 ? { layer, id: id.join(':') } : null,
    ground: params.get('ground') === 'own' ? 'own' : 'tiles',
    tone: readTone(params.get('tone')),
  };
}

const readTone = (text: string | null): Tone =>
  text === 'dark' || text === 'light' ? text : 'auto';

function readLayer(text: string): ShownLayer[] {
  const [code = '', look = '', hidden = '', heat = ''] = text.split(':');
  if (!/^[\w-]{1,60}$/.test(code)) return [];
  return [
    {
      code,
      ...(look ? { look } : {}),
      ...(hidden ? { hidden: hidden.split('.').slice(0, 40) } : {}),
      ...(heat === 'heat' ? { heat: true } : {}),
    },
  ];
}

function readPlace(text: string | null): Pick<MapView, 'centre' | 'zoom'> {
  const parts = (text ?? '').split(',').map(Number);
  const [latitude = NaN, longitude = NaN, zoom = 13] = parts;
  const isOnEarth = Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180;
  if (!text || !isOnEarth || !Number.isFinite(zoom)) return { centre: null, zoom: null };
  return { centre: { longitude, latitude }, zoom: Math.min(Math.max(zoom, 0), 22) };
}

const perDegree = 1e5;

/** Corners as differences in hundred-thousandths of a degree, base 36: short enough for a message. */
function writeRing(ring: readonly Position[]): string {
  let [x, y] = [0, 0];
  return ring
    .flatMap(({ longitude, latitude }) => {
      const [toX, toY] = [Math.round(longitude * perDegree), Math.round(latitude * perDegree)];
      const step = [(toX - x).toString(36), (toY - y).toString(36)];
      [x, y] = [toX, toY];
      return step;
    })
    .join('_');
}

function readRing(text: string | null): Position[] | null {
  const steps = (text ?? '').split('_').map((part) => Number.parseInt(part, 36));
  if (!text || steps.length < 6 || steps.length % 2 === 1) return null;
  const ring: Position[] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < steps.length; at += 2) {
    x += steps[at] ?? NaN;
    y += steps[at + 1] ?? NaN;
    ring.push({ longitude: x / perDegree, latitude: y / perDegree });
  }
  const isOnEarth = ring.every(
    ({ longitude, latitude }) => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90,
  );
  return isOnEarth ? ring : null;
}
