/** Shapes of devices as they travel. */
import {
  Id,
  notPersonal,
  nullable,
  oneOf,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { doors, eventSeverities, ModelCode, ThingModel } from './model.ts';

export const thingStates = ['active', 'disabled', 'retired'] as const;
export const presenceStatuses = ['never', 'online', 'offline', 'silent'] as const;
export const commandStates = ['queued', 'sent', 'delivered', 'done', 'failed', 'expired'] as const;

/** Free-form object. */
export const Anything = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  additionalProperties: true,
});

const Place = Type.Unsafe<Position | null>({
  ...Position,
  type: ['object', 'null'],
});

/** A device in the list. */
export const ThingRow = Type.Object({
  id: Type.String(),
  code: Type.String(),
  name: Type.String(),
  modelCode: Type.String(),
  modelNameZh: Type.String(),
  modelNameEn: Type.String(),
  icon: Type.String(),
  door: oneOf(doors),
  externalId: nullable(Type.String()),
  gatewayId: nullable(Type.String()),
  gatewayName: Type.String(),
  position: Place,
  address: Type.String(notPersonal('where the device stands')),
  villageId: nullable(Type.String()),
  villageName: Type.String(),
  gridCellId: nullable(Type.String()),
  departmentId: nullable(Type.String()),
  departmentName: Type.String(),
  groupCodes: Type.Array(Type.String()),
  state: oneOf(thingStates),
  status: oneOf(presenceStatuses),
  lastSeenAt: nullable(Type.String()),
  version: Type.Integer(),
});
export type ThingRow = Static<typeof ThingRow>;

/** Desired and reported state. */
export const TwinView = Type.Object({
  desired: Anything,
  desiredVersion: Type.Integer(),
  desiredAt: nullable(Type.String()),
  desiredByName: Type.String(),
  /** Null: not known yet; nothing is sent. */
  reported: Type.Unsafe<Record<string, unknown> | null>({
    type: ['object', 'null'],
    additionalProperties: true,
  }),
  reportedAt: nullable(Type.String()),
  delta: Type.Unsafe<Record<string, unknown> | null>({
    type: ['object', 'null'],
    additionalProperties: true,
  }),
  sentAt: nullable(Type.String()),
});
export type TwinView = Static<typeof TwinView>;

/** Everything about a device; its page is drawn from the model. */
export const ThingDetail = Type.Object({
  ...ThingRow.properties,
  no: Type.Integer(),
  model: ThingModel,
  gatewayCode: Type.String(),
  childCount: Type.Integer(),
  gridCellName: Type.String(),
  tags: Type.Record(Type.String(), Type.String()),
  settings: Anything,
  hasSecret: Type.Boolean(),
  presenceCause: nullable(Type.String()),
  presenceSince: nullable(Type.String()),
  createdAt: Type.String(),
  twin: Type.Unsafe<TwinView | null>({ ...TwinView, type: ['object', 'null'] }),
});
export type ThingDetail = Static<typeof ThingDetail>;

/** What an administrator enters of a device. */
export const ThingInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  modelCode: ModelCode,
  door: oneOf(doors),
  externalId: nullable(Type.String({ minLength: 1, maxLength: 80, pattern: '^[^\\s/+#]+$' })),
  gatewayId: nullable(Id),
  position: Place,
  address: Type.String({ maxLength: 120 }),
  departmentId: nullable(Id),
  groupCodes: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 }),
  tags: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 200 })),
  settings: Anything,
});
export type ThingInput = Static<typeof ThingInput>;

/** Which devices a list, map or export shows. */
export const thingFilter = {
  q: Type.Optional(Type.String({ maxLength: 80 })),
  modelCode: Type.Optional(Type.Array(Type.String(), { maxItems: 50 })),
  status: Type.Optional(Type.Array(oneOf(presenceStatuses), { maxItems: 4 })),
  /** Default: active and disabled. */
  state: Type.Optional(Type.Array(oneOf(thingStates), { maxItems: 3 })),
  villageId: Type.Optional(Type.Array(Id, { maxItems: 50 })),
  departmentId: Type.Optional(Type.Array(Id, { maxItems: 50 })),
  groupCode: Type.Optional(Type.Array(Type.String(), { maxItems: 50 })),
  door: Type.Optional(Type.Array(oneOf(doors), { maxItems: 8 })),
  gatewayId: Type.Optional(Id),
  /** Devices of these ids only. */
  id: Type.Optional(Type.Array(Id, { maxItems: 200 })),
};
const ThingFilter = Type.Object(thingFilter);
export type ThingFilter = Static<typeof ThingFilter>;

/** A device on the map. */
export const ThingPoint = Type.Object({
  id: Type.String(),
  code: Type.String(),
  name: Type.String(),
  modelCode: Type.String(),
  icon: Type.String(),
  longitude: Type.Number(),
  latitude: Type.Number(),
  state: oneOf(thingStates),
  status: oneOf(presenceStatuses),
});
export type ThingPoint = Static<typeof ThingPoint>;

/** Numbers over a filter. */
export const ThingCounts = Type.Object({
  total: Type.Integer(),
  online: Type.Integer(),
  offline: Type.Integer(),
  silent: Type.Integer(),
  never: Type.Integer(),
  disabled: Type.Integer(),
});
export type ThingCounts = Static<typeof ThingCounts>;

/** A command in the list of a device. */
export const CommandView = Type.Object({
  id: Type.String(),
  service: Type.String(),
  input: Anything,
  state: oneOf(commandStates),
  result: Type.Unsafe<Record<string, unknown> | null>({
    type: ['object', 'null'],
    additionalProperties: true,
  }),
  reason: Type.String(),
  createdAt: Type.String(),
  createdByName: Type.String(),
  expiresAt: Type.String(),
  sentAt: nullable(Type.String()),
  deliveredAt: nullable(Type.String()),
  finishedAt: nullable(Type.String()),
});
export type CommandView = Static<typeof CommandView>;

/** An event that a device told. */
export const DeviceEventView = Type.Object({
  id: Type.String(),
  key: Type.String(),
  severity: oneOf(eventSeverities),
  fields: Anything,
  at: Type.String(),
  receivedAt: Type.String(),
});
export type DeviceEventView = Static<typeof DeviceEventView>;

/** A group of devices. */
export const GroupView = Type.Object({
  code: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$' }),
  nameZh: Type.String({ minLength: 1, maxLength: 40 }),
  nameEn: Type.String({ maxLength: 60 }),
  note: Type.String({ maxLength: 200 }),
});
export type GroupView = Static<typeof GroupView>;

/** Saved states, newest first. */
export const VersionList = Type.Object({
  items: Type.Array(
    Type.Object({
      version: Type.Integer(),
      content: Anything,
      note: Type.String(),
      savedBy: nullable(Type.String()),
      savedByName: Type.String(),
      savedAt: Type.String(),
    }),
  ),
});
