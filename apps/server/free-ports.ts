/** Settings for a server beside others on one machine: every door of devices takes a free port. */
export const freeDoorPorts = {
  MQTT_PORT: '0',
  HJ212_PORT: '0',
  MODBUS_PORT: '0',
  JT808_PORT: '0',
} as const;
