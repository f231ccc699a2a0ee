/** Row types of the things schema. */
import type { NewThingModel } from '../contract/model.ts';
import type { PresenceCause } from '../rules/presence.ts';
import type { CommandState, PresenceStatus, ThingState } from '../types.ts';

export interface ModelRow {
  tenantId: string;
  code: string;
  version: number;
  content: Omit<NewThingModel, 'code'>;
  latest: boolean;
  retired: boolean;
  note: string;
  savedAt: Date;
  savedBy: string | null;
  savedByName: string;
}

/** A device without the number that the database gives. */
export interface NewThingRow {
  id: string;
  tenantId: string;
  code: string;
  name: string;
  modelCode: string;
  modelVersion: number;
  gatewayId: string | null;
  door: string;
  externalId: string | null;
  longitude: number | null;
  latitude: number | null;
  address: string;
  villageId: string | null;
  gridCellId: string | null;
  departmentId: string | null;
  groupCodes: string[];
  tags: Record<string, string>;
  settings: Record<string, unknown>;
  state: ThingState;
  version: number;
  createdAt: Date;
  retiredAt: Date | null;
}

export interface ThingRow extends NewThingRow {
  no: number;
}

export interface PresenceRow {
  thingId: string;
  tenantId: string;
  status: Exclude<PresenceStatus, 'never'>;
  cause: PresenceCause;
  lastSeenAt: Date;
  changedAt: Date;
}

export interface TwinRow {
  thingId: string;
  tenantId: string;
  desired: Record<string, unknown>;
  desiredVersion: number;
  desiredAt: Date | null;
  desiredByName: string;
  reported: Record<string, unknown> | null;
  reportedAt: Date | null;
  sentVersion: number;
  sentAt: Date | null;
  differs: boolean;
}

export interface CommandRow {
  id: string;
  tenantId: string;
  thingId: string;
  service: string;
  input: Record<string, unknown>;
  state: CommandState;
  result: Record<string, unknown> | null;
  reason: string;
  idempotencyKey: string | null;
  createdAt: Date;
  createdBy: string | null;
  createdByName: string;
  expiresAt: Date;
  sentAt: Date | null;
  deliveredAt: Date | null;
  finishedAt: Date | null;
}

export interface KeyRow {
  thingId: string;
  tenantId: string;
  salt: string;
  secretSha256: string;
  changedAt: Date;
}

export interface ClaimRow {
  id: string;
  tenantId: string;
  code: string;
  modelCode: string;
  door: string;
  externalId: string | null;
  departmentId: string | null;
  groupCodes: string[];
  createdAt: Date;
  createdByName: string;
  expiresAt: Date;
  claimedAt: Date | null;
  claimedByName: string;
  thingId: string | null;
}

export interface ImportRow {
  id: string;
  tenantId: string;
  rows: unknown;
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  appliedAt: Date | null;
}

export interface FirmwareRow {
  id: string;
  tenantId: string;
  modelCode: string;
  version: string;
  note: string;
  fileName: string;
  sizeBytes: number;
  sha256: string;
  retired: boolean;
  createdAt: Date;
  createdByName: string;
}

export interface RolloutRow {
  id: string;
  tenantId: string;
  firmwareId: string;
  modelCode: string;
  state: 'running' | 'paused' | 'done' | 'stopped';
  steps: number[];
  step: number;
  healthPercent: number;
  watchMinutes: number;
  stepEndedAt: Date | null;
  forgiven: number;
  reason: string;
  origin: string;
  createdAt: Date;
  createdByName: string;
  finishedAt: Date | null;
}

export interface DeviceEventRow {
  tenantId: string;
  thingId: string;
  at: Date;
  key: string;
  id: string;
  severity: 'info' | 'notice' | 'warning' | 'urgent';
  fields: Record<string, unknown>;
  receivedAt: Date;
}

/** A time when a device was away. */
export interface OutageRow {
  tenantId: string;
  thingId: string;
  fromAt: Date;
  toAt: Date | null;
  cause: 'connection' | 'silence' | 'gateway';
}

export interface ThingsTables {
  'things.deviceEvents': DeviceEventRow;
  'things.firmware': FirmwareRow;
  'things.rollouts': RolloutRow;
  'things.rolloutThings': {
    rolloutId: string;
    thingId: string;
    tenantId: string;
    ordinal: number;
    commandId: string | null;
  };
  'things.modelSecrets': {
    tenantId: string;
    modelCode: string;
    salt: string;
    secretSha256: string;
    changedAt: Date;
  };
  'things.claims': ClaimRow;
  'things.imports': ImportRow;
  'things.settings': { tenantId: string; modelsRevision: string; thingsRevision: string };
  'things.models': ModelRow;
  'things.things': ThingRow;
  'things.keys': KeyRow;
  'things.counters': { tenantId: string; prefix: string; last: number };
  'things.groups': {
    tenantId: string;
    code: string;
    nameZh: string;
    nameEn: string;
    note: string;
    version: number;
  };
  'things.presence': PresenceRow;
  'things.outages': OutageRow;
  'things.twins': TwinRow;
  'things.commands': CommandRow;
}
