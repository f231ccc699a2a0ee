/** Modbus RTU and TCP, master and slave: a pure codec. */
export { modbusCrc } from './crc.ts';
export {
  type Carried,
  encodeRtu,
  encodeTcp,
  findRtuAnswer,
  longestRtu,
  readRtu,
  readTcp,
  type TcpFrame,
} from './frames.ts';
export {
  encodeRequest,
  encodeResponse,
  functionOf,
  type Misfit,
  mostBits,
  mostRegisters,
  type ReadFunction,
  readRequest,
  readResponse,
  type Request,
  type Response,
} from './pdu.ts';
export {
  type ByteOrder,
  readValue,
  type RegisterShape,
  registersOf,
  type RegisterType,
  widthOf,
} from './values.ts';
