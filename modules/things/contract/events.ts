/** What devices tell. Payloads hold ids only: `{ thingId }`, of commands `{ thingId, commandId, state }`. */
export const events = {
  added: 'things.added',
  changed: 'things.changed',
  online: 'things.online',
  /** With `cause`: connection or gateway. */
  offline: 'things.offline',
  silent: 'things.silent',
  commandChanged: 'things.commandChanged',
  twinChanged: 'things.twinChanged',
  /** Devices were added, changed or removed; once a transaction, without a device. */
  directoryChanged: 'things.directoryChanged',
  /** A device told an event of its model: with `key`, `severity`, `at`. */
  deviceEvent: 'things.deviceEvent',
  /** With `rolloutId`. */
  rolloutChanged: 'things.rolloutChanged',
  modelsChanged: 'things.modelsChanged',
} as const;
