/** Operations on firmware: packages and staged roll-outs. */
import {
  Done,
  Id,
  nullable,
  oneOf,
  pageOf,
  paging,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { ModelCode } from './model.ts';
import { commandStates } from './shapes.ts';

const read = 'things.read';
const manage = 'things.manage';
const byId = Type.Object({ id: Id });

/** A package. */
const FirmwareView = Type.Object({
  id: Type.String(),
  modelCode: Type.String(),
  version: Type.String(),
  note: Type.String(),
  fileName: Type.String(),
  sizeBytes: Type.Integer(),
  sha256: Type.String(),
  retired: Type.Boolean(),
  createdAt: Type.String(),
  createdByName: Type.String(),
});
export type FirmwareView = Static<typeof FirmwareView>;

export const rolloutStates = ['running', 'paused', 'done', 'stopped'] as const;

/** A roll-out with its progress. */
const RolloutView = Type.Object({
  id: Type.String(),
  firmwareId: Type.String(),
  firmwareVersion: Type.String(),
  modelCode: Type.String(),
  state: oneOf(rolloutStates),
  /** Why it paused: `health` or `hand`; empty otherwise. */
  reason: Type.String(),
  steps: Type.Array(Type.Integer()),
  step: Type.Integer(),
  healthPercent: Type.Integer(),
  watchMinutes: Type.Integer(),
  total: Type.Integer(),
  told: Type.Integer(),
  done: Type.Integer(),
  failed: Type.Integer(),
  createdAt: Type.String(),
  createdByName: Type.String(),
  finishedAt: nullable(Type.String()),
});
export type RolloutView = Static<typeof RolloutView>;

/** What starts a roll-out. */
const NewRollout = Type.Object({
  firmwareId: Id,
  /** Empty: every active device of the model. */
  groupCode: Type.String({ maxLength: 40 }),
  /** Percent told after each step, rising to 100. */
  steps: Type.Array(Type.Integer({ minimum: 1, maximum: 100 }), { minItems: 1, maxItems: 10 }),
  healthPercent: Type.Integer({ minimum: 1, maximum: 100 }),
  watchMinutes: Type.Integer({ minimum: 0, maximum: 10_080 }),
});
export type NewRollout = Static<typeof NewRollout>;

/** Largest package, bytes. */
export const largestFirmwareBytes = 16_777_216;

export const firmwareOperations = {
  firmware: {
    method: 'GET',
    path: '/things/firmware',
    summary: 'Firmware packages, newest first',
    permission: read,
    reply: Type.Object({ items: Type.Array(FirmwareView) }),
  },
  addFirmware: {
    method: 'POST',
    path: '/things/firmware',
    summary: 'Upload a package (at most 16 MB)',
    permission: manage,
    body: Type.Object({
      modelCode: ModelCode,
      version: Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9._+-]+$' }),
      note: Type.String({ maxLength: 300 }),
      fileName: Type.String({ minLength: 1, maxLength: 120 }),
      contentBase64: Type.String({ minLength: 1 }),
    }),
    bodyLimitBytes: 23_068_672,
    reply: FirmwareView,
    status: 201,
    problems: ['model-unknown', 'firmware-taken', 'firmware-empty', 'too-large'],
  },
  retireFirmware: {
    method: 'DELETE',
    path: '/things/firmware/:id',
    summary: 'No new roll-outs of a package',
    permission: manage,
    params: byId,
    reply: Done,
  },
  rollouts: {
    method: 'GET',
    path: '/things/rollouts',
    summary: 'Roll-outs, newest first, with their progress',
    permission: read,
    reply: Type.Object({ items: Type.Array(RolloutView) }),
  },
  startRollout: {
    method: 'POST',
    path: '/things/rollouts',
    summary: 'Roll a package out in steps',
    permission: manage,
    body: NewRollout,
    reply: RolloutView,
    status: 201,
    idempotent: true,
    problems: ['rollout-running', 'rollout-steps-wrong', 'rollout-empty', 'firmware-retired'],
  },
  steerRollout: {
    method: 'POST',
    path: '/things/rollouts/:id/state',
    summary: 'Pause a roll-out, go on with it (accepting its failures so far) or stop it for good',
    permission: manage,
    params: byId,
    body: Type.Object({ to: oneOf(['running', 'paused', 'stopped']) }),
    reply: RolloutView,
    problems: ['rollout-over'],
  },
  rolloutThings: {
    method: 'GET',
    path: '/things/rollouts/:id/things',
    summary: 'Devices of a roll-out in the order in which they are told',
    permission: read,
    params: byId,
    query: Type.Object({
      ...paging,
      cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$' })),
    }),
    reply: pageOf(
      Type.Object({
        thingId: Type.String(),
        code: Type.String(),
        name: Type.String(),
        /** Null: not told yet. */
        state: nullable(oneOf(commandStates)),
        reason: Type.String(),
        finishedAt: nullable(Type.String()),
      }),
    ),
  },
} as const;
