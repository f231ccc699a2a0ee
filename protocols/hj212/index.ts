/** HJ 212 of 2005, 2017 and 2025: a pure codec. Bytes in, typed values out, and back. */
export {
  answerFrame,
  cn,
  commandFrame,
  executionOutcome,
  type Outcome,
  requestAnswerFrame,
  requestOutcome,
  type Station,
} from './commands.ts';
export { factorOf2017 } from './factors.ts';
export type { Edition, Flag } from './flag.ts';
export { encodeFrame, type FrameFacts, type ParsedFrame, parseFrame } from './frame.ts';
export { type Field, type Item, plainValue, readItems } from './items.ts';
export { PacketSorter, type Piece } from './packets.ts';
export { type DataFlag, type FactorValue, type Records, readRecords } from './records.ts';
export type { Segment } from './segment.ts';
export { decipherBody, encipherBody, isSm4Setting, type Sm4Setting } from './sm4.ts';
export { type Found, FrameReader } from './stream.ts';
export { readTime, requestNumber, timeText } from './times.ts';
export { type FrameFault, mostTolerant, type Refused, type Tolerance } from './tolerance.ts';
