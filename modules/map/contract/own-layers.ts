/** Layers that a town makes itself. */
import {
  Id,
  nullable,
  oneOf,
  type Operation,
  type Static,
  Type,
} from '#platform/contract/index.ts';

const Text = Type.String();
const configure = 'map.configure';

/** What an administrator says of a layer. */
export const OwnLayerInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 40 }),
  colour: Type.String({ pattern: '^#[0-9a-f]{6}$' }),
  note: Type.String({ maxLength: 200 }),
});
export type OwnLayerInput = Static<typeof OwnLayerInput>;

/** A layer of the town's own. */
export const OwnLayer = Type.Object({
  id: Text,
  ...OwnLayerInput.properties,
  geometry: oneOf(['point', 'area']),
  features: Type.Integer(),
  version: Type.Integer(),
});
export type OwnLayer = Static<typeof OwnLayer>;

/** What was taken from a file. */
export const OwnImport = Type.Object({
  layerId: Text,
  /** Features taken. */
  taken: Type.Integer(),
  /** Of these, how many were drawn more plainly because they had too many corners. */
  simplified: Type.Integer(),
  /** Corners that a feature keeps at most. */
  mostCorners: Type.Integer(),
  /** What could not be taken, the first fifty. */
  faults: Type.Array(Type.Object({ row: Type.Integer(), message: Text })),
  faultCount: Type.Integer(),
});
export type OwnImport = Static<typeof OwnImport>;

const byLayer = Type.Object({ layerId: Id });
const Version = Type.Integer({ minimum: 1 });
const Done = Type.Object({ version: Type.Integer() });

/** Geometry as GeoJSON; proved by the server. */
const Geometry = Type.Unsafe<GeoJSON.Geometry>({
  type: 'object',
  required: ['type', 'coordinates'],
  additionalProperties: true,
});

/** Operations on the town's own layers. */
export const ownLayerOperations = {
  ownLayers: {
    method: 'GET',
    path: '/map/own-layers',
    summary: "The town's own layers",
    permission: configure,
    reply: Type.Object({ items: Type.Array(OwnLayer) }),
  },
  importLayer: {
    method: 'POST',
    path: '/map/own-layers',
    summary: 'Make a layer of a GeoJSON file (at most 36 MB and 200,000 features, WGS-84)',
    permission: configure,
    body: Type.Object({
      ...OwnLayerInput.properties,
      /** Replaces the features of this layer instead of making a new one. */
      replaces: nullable(Id),
      contentBase64: Type.String({ minLength: 1 }),
    }),
    bodyLimitBytes: 50_331_648,
    reply: OwnImport,
    status: 201,
    problems: ['map-file-unreadable', 'map-file-empty', 'map-file-too-many', 'not-found'],
  },
  saveOwnLayer: {
    method: 'PUT',
    path: '/map/own-layers/:layerId',
    summary: 'Change what is said of a layer',
    permission: configure,
    params: byLayer,
    body: Type.Object({ ...OwnLayerInput.properties, version: Version }),
    reply: Done,
    problems: ['not-found', 'changed-meanwhile'],
  },
  removeOwnLayer: {
    method: 'DELETE',
    path: '/map/own-layers/:layerId',
    summary: 'Remove a layer with everything in it',
    permission: configure,
    params: byLayer,
    query: Type.Object({ version: Version }),
    reply: Type.Object({ done: Type.Boolean() }),
    problems: ['not-found', 'changed-meanwhile'],
  },
  addToOwnLayer: {
    method: 'POST',
    path: '/map/own-layers/:layerId/features',
    summary: 'Add what was drawn on the map',
    permission: configure,
    params: byLayer,
    body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 80 }), geometry: Geometry }),
    reply: Type.Object({ id: Text, simplified: Type.Boolean() }),
    status: 201,
    problems: ['not-found', 'map-shape-faulty'],
  },
  removeFromOwnLayer: {
    method: 'DELETE',
    path: '/map/own-layers/:layerId/features/:featureId',
    summary: 'Remove one thing of a layer',
    permission: configure,
    params: Type.Object({ layerId: Id, featureId: Id }),
    reply: Type.Object({ done: Type.Boolean() }),
    problems: ['not-found'],
  },
} as const satisfies Record<string, Operation>;
