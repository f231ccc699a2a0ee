/** Where the ground of the map comes from besides the town's own drawing. Browser-safe. */
import { type Static, Type } from 'typebox';
import { oneOf } from './schema.ts';

const Text = Type.String();

/** Where the ground of the map comes from, as an administrator says it. */
export const MapBackgroundSettings = Type.Object({
  kind: oneOf(['none', 'tianditu', 'xyz', 'wmts', 'pmtiles']),
  /** Address of a tile with `{z} {x} {y} {s} {key}`; of an archive; `vec`, `img` or `ter` of Tianditu. */
  template: Type.String({ maxLength: 500 }),
  key: Type.String({ maxLength: 200 }),
  /** What `{s}` stands for, with commas. */
  subdomains: Type.String({ maxLength: 60 }),
  attribution: Type.String({ maxLength: 120 }),
  datum: oneOf(['wgs84', 'gcj02']),
  minZoom: Type.Integer({ minimum: 0, maximum: 22 }),
  maxZoom: Type.Integer({ minimum: 0, maximum: 22 }),
  opacity: Type.Number({ minimum: 0.1, maximum: 1 }),
});
export type MapBackgroundSettings = Static<typeof MapBackgroundSettings>;

/** The same as a browser draws it. */
export const MapBackground = Type.Object({
  kind: oneOf(['none', 'raster', 'pmtiles']),
  /** Layers from below to above, each with its addresses (several hosts of the same). */
  sources: Type.Array(Type.Array(Text)),
  attribution: Text,
  datum: oneOf(['wgs84', 'gcj02']),
  minZoom: Type.Integer(),
  maxZoom: Type.Integer(),
  opacity: Type.Number(),
  /** A drawn map, whose brightness is turned round on dark screens; pictures are dimmed. */
  drawn: Type.Optional(Type.Boolean()),
});
export type MapBackground = Static<typeof MapBackground>;
