/** The door of the module of things. */
export {
  type Door,
  type ModelEvent,
  type ModelService,
  type NewThingModel,
  type Property,
  type ThingModel,
  type ValueType,
} from './contract/model.ts';
export type { ReasonCode } from './contract/reasons.ts';
export { events as thingEvents } from './contract/events.ts';
export { shippedModels } from './catalogue/index.ts';
export { fillPresence } from './demo/presence.ts';
export { isUnit, unitText } from './contract/units.ts';
export { addThings } from './service/add.ts';
export {
  type CommandResult,
  commandProgress,
  type NewCommand,
  queueCommand,
  takeCommands,
} from './service/commands.ts';
export { type SentEvent, takeEvent } from './service/device-events.ts';
export { reloadThings, thingsOf } from './service/directory.ts';
export { type DownlinkHandler, useDownlink } from './service/downlink.ts';
export { findKey } from './service/keys.ts';
export { thingNames } from './service/names.ts';
export { modelsOf, reloadModels, saveModels } from './service/models.ts';
export { type Registration, registerThing, townOfModelSecret } from './service/register.ts';
export { openDeviceDoor, sendAtOnce } from './service/tcp-door.ts';
export { placeThing, retireThing } from './service/save.ts';
export { freshSecret, sealed, secretMatches } from './service/secrets.ts';
export { flushSeen, noteSeen } from './service/seen.ts';
export { desireState, reportState, takeDelta, takeState, twinOf } from './service/twins.ts';
export type {
  AddedThing,
  CheckedValue,
  Command,
  CommandState,
  CompiledModel,
  FieldsVerdict,
  ModelBook,
  NewThing,
  PresenceStatus,
  Thing,
  ThingDirectory,
  ThingKey,
  ThingState,
  Twin,
  TwinDelta,
  Verdict,
} from './types.ts';
