/** MQTT 3.1.1 as a pure codec, as far as a door in front of a broker needs it. */
export { type ConnectPacket, readConnect } from './connect.ts';
export { FilterTree } from './filter-tree.ts';
export {
  connAck,
  FrameCutter,
  MqttFault,
  type MqttFrame,
  packetTypes,
  pingResponse,
  pubAck,
  type PublishPacket,
  readPublish,
} from './frames.ts';
export { covers, isFilter, isTopic, matches, overlaps } from './topics.ts';
