/** Operations on thing models. */
import { Done, nullable, oneOf, Type } from '#platform/contract/index.ts';
import { ModelCode, NewThingModel, ThingModel } from './model.ts';
import { VersionList } from './shapes.ts';

const read = 'things.read';
const manage = 'things.manage';
const byCode = Type.Object({ code: ModelCode });

/** What saving a model would mean. */
const ModelPreview = Type.Object({
  /** Faults with their places; none: it may be saved. */
  faults: Type.Array(Type.Object({ pointer: Type.String(), message: Type.String() })),
  /** The version it would get; null when nothing differs from the one in force. */
  version: nullable(Type.Integer()),
  thingCount: Type.Integer(),
  /** One line a difference to the version in force. */
  changes: Type.Array(
    Type.Object({
      kind: oneOf(['added', 'removed', 'changed']),
      part: oneOf(['property', 'event', 'service', 'head']),
      key: Type.String(),
      /** Whether values that are taken today would be refused, or history would lose its name. */
      breaking: Type.Boolean(),
      detail: Type.String(),
    }),
  ),
});

export const modelOperations = {
  models: {
    method: 'GET',
    path: '/things/models',
    summary: 'Thing models in force with the number of their devices',
    permission: read,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          code: Type.String(),
          version: Type.Integer(),
          nameZh: Type.String(),
          nameEn: Type.String(),
          icon: Type.String(),
          tags: Type.Array(Type.String()),
          propertyCount: Type.Integer(),
          eventCount: Type.Integer(),
          serviceCount: Type.Integer(),
          thingCount: Type.Integer(),
          retired: Type.Boolean(),
          savedAt: Type.String(),
          savedByName: Type.String(),
          /** Whether devices of it may register themselves. */
          registers: Type.Boolean(),
        }),
      ),
    }),
  },
  model: {
    method: 'GET',
    path: '/things/models/:code',
    summary: 'A model as it is in force',
    permission: read,
    params: byCode,
    reply: Type.Object({ ...ThingModel.properties, retired: Type.Boolean() }),
  },
  modelVersions: {
    method: 'GET',
    path: '/things/models/:code/versions',
    summary: 'What a model was when, and who changed it',
    permission: read,
    params: byCode,
    reply: VersionList,
  },
  previewModel: {
    method: 'POST',
    path: '/things/models/preview',
    summary: 'Judge a model and show what saving it would change; saves nothing',
    permission: manage,
    body: NewThingModel,
    reply: ModelPreview,
  },
  saveModel: {
    method: 'PUT',
    path: '/things/models/:code',
    summary: 'Save a model as a new version; its devices are judged by it from then on',
    permission: manage,
    params: byCode,
    body: Type.Object({
      model: NewThingModel,
      /** The version that was edited; 0 for a new model. */
      version: Type.Integer({ minimum: 0 }),
      note: Type.String({ maxLength: 200 }),
    }),
    reply: Type.Object({ version: Type.Integer() }),
    problems: ['model-faulty', 'changed-meanwhile'],
  },
  retireModel: {
    method: 'POST',
    path: '/things/models/:code/retired',
    summary: 'No new devices of a model, or again',
    permission: manage,
    params: byCode,
    body: Type.Object({ retired: Type.Boolean() }),
    reply: Done,
  },
  exportModels: {
    method: 'GET',
    path: '/things/models/export',
    summary: 'Models as JSON that can be imported again; all, or one',
    permission: read,
    query: Type.Object({ code: Type.Optional(ModelCode) }),
    reply: Type.Unsafe<never>({}),
    file: 'application/json',
  },
  setModelSecret: {
    method: 'POST',
    path: '/things/models/:code/secret',
    summary: 'Let devices of a model register themselves with a secret, told this once; or end it',
    permission: manage,
    params: byCode,
    body: Type.Object({ enabled: Type.Boolean() }),
    reply: Type.Object({ secret: nullable(Type.String()) }),
  },
} as const;
