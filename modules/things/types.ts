/** Devices in the words of the program: what other modules read of them. */
import type { Position } from '#platform/geo/index.ts';
import type { Door, ModelEvent, ModelService, Property, ThingModel } from './contract/model.ts';
import type { ReasonCode } from './contract/reasons.ts';

/** Whether a device takes part. `disabled` is refused at the door, `retired` is history. */
export type ThingState = 'active' | 'disabled' | 'retired';

/** A device. */
export interface Thing {
  readonly id: string;
  /** Small number over all towns, for narrow tables. */
  readonly no: number;
  readonly tenantId: string;
  /** Readable, e.g. SL-0012. */
  readonly code: string;
  readonly name: string;
  readonly modelCode: string;
  readonly modelVersion: number;
  readonly gatewayId: string | null;
  readonly door: Door;
  /** Its name at the door (MN, devEUI, SIM, MQTT user name); unique a door over all towns. */
  readonly externalId: string | null;
  readonly position: Position | null;
  readonly address: string;
  readonly villageId: string | null;
  readonly gridCellId: string | null;
  readonly departmentId: string | null;
  readonly groupCodes: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  /** Tolerances and mappings of its door. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly state: ThingState;
}

/** What is told of a device to be added; what is left out is filled from model and ground. */
export interface NewThing {
  /** Default: letters of the model and the next number. */
  readonly code?: string;
  readonly name: string;
  readonly modelCode: string;
  readonly door: Door;
  readonly externalId?: string | null;
  readonly gatewayId?: string | null;
  readonly position?: Position | null;
  readonly address?: string;
  /** Default: at the position. */
  readonly villageId?: string | null;
  /** Default: at the position. */
  readonly gridCellId?: string | null;
  readonly departmentId?: string | null;
  readonly groupCodes?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** In plain; stored hashed. At least 16 characters of chance. */
  readonly secret?: string;
}

/** A device as added. */
export interface AddedThing {
  readonly id: string;
  readonly no: number;
  readonly code: string;
}

/** All devices of a town, retired ones included in the look-ups but not in the lists. */
export interface ThingDirectory {
  byId(id: string): Thing | undefined;
  byNo(no: number): Thing | undefined;
  byCode(code: string): Thing | undefined;
  byExternalId(door: Door, externalId: string): Thing | undefined;
  /** Devices of a model that are not retired. */
  ofModel(modelCode: string): readonly Thing[];
  /** Devices that speak through a gateway and are not retired. */
  children(gatewayId: string): readonly Thing[];
  /** Every device that is not retired. */
  all(): readonly Thing[];
}

/** A value as the model takes it: position and json as objects. */
export type CheckedValue = number | string | boolean | object;

/** The verdict on one raw value. */
export type Verdict =
  | { readonly ok: true; readonly value: CheckedValue }
  | { readonly ok: false; readonly reason: ReasonCode; readonly detail: string };

/** The verdict on the fields of an event or the input of a service. */
export type FieldsVerdict =
  | { readonly ok: true; readonly values: Readonly<Record<string, CheckedValue>> }
  | {
      readonly ok: false;
      readonly faults: readonly { key: string; reason: ReasonCode; detail: string }[];
    };

/** A model made ready to judge messages. */
export interface CompiledModel {
  readonly model: ThingModel;
  property(key: string): Property | undefined;
  /** The property that a foreign protocol calls `code`, e.g. `byForeignCode('hj212', 'a34004')`. */
  byForeignCode(protocol: string, code: string): Property | undefined;
  event(key: string): ModelEvent | undefined;
  service(key: string): ModelService | undefined;
  /** Judges a reported value. */
  check(key: string, raw: unknown): Verdict;
  /** Judges an event's fields. */
  checkEvent(key: string, raw: unknown): FieldsVerdict;
  /** Judges a command's input; every field must be there. */
  checkInput(service: string, raw: unknown): FieldsVerdict;
}

/** The models of a town. */
export interface ModelBook {
  /** A version; the one in force when none is named. */
  get(code: string, version?: number): CompiledModel | undefined;
  /** The version that judges a device's messages. */
  of(thing: Pick<Thing, 'modelCode' | 'modelVersion'>): CompiledModel | undefined;
  /** Whether no new devices of a model may be added. */
  isRetired(code: string): boolean;
  /** The versions in force, retired models included. */
  all(): readonly CompiledModel[];
}

/** What a door needs to let a device in. */
export interface ThingKey {
  readonly tenantId: string;
  readonly thingId: string;
  readonly salt: string;
  /** Empty: it has no secret, nobody may speak for it. */
  readonly secretSha256: string;
  readonly state: ThingState;
  readonly modelCode: string;
  /** Whether other devices speak through it. */
  readonly gateway: boolean;
}

/** Whether a device is there. `never`: not heard yet. */
export type PresenceStatus = 'never' | 'online' | 'offline' | 'silent';

/** Desired and reported state of a device. */
export interface Twin {
  readonly desired: Readonly<Record<string, unknown>>;
  readonly desiredVersion: number;
  /** Null: not known yet; nothing may be sent. */
  readonly reported: Readonly<Record<string, unknown>> | null;
  readonly reportedAt: Date | null;
}

/** What a device must change to be as desired. */
export interface TwinDelta {
  /** Desired version. */
  readonly version: number;
  /** Null: nothing to change, or the reported state is not known yet. */
  readonly delta: Readonly<Record<string, unknown>> | null;
}

/** A command to a device. */
export interface Command {
  readonly id: string;
  readonly thingId: string;
  readonly service: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly state: CommandState;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Where a command stands. */
export type CommandState = 'queued' | 'sent' | 'delivered' | 'done' | 'failed' | 'expired';
