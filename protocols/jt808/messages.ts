/** Bodies of the messages in use, by both sides. */
import { fixedText, gbk, readGbk } from './bytes.ts';
import { doubleWord, type Edition, type Refused, refused, word } from './frame.ts';

/** Message numbers in use. */
export const id = {
  terminalAnswer: 0x0001,
  heartbeat: 0x0002,
  signOff: 0x0003,
  register: 0x0100,
  authenticate: 0x0102,
  parameters: 0x0104,
  location: 0x0200,
  locationAnswer: 0x0201,
  batch: 0x0704,
  platformAnswer: 0x8001,
  registerAnswer: 0x8100,
  setParameters: 0x8103,
  askParameters: 0x8104,
  askLocation: 0x8201,
  text: 0x8300,
} as const;

/** What a terminal says of itself when it registers. */
export interface Registration {
  readonly manufacturer: string;
  readonly model: string;
  readonly terminalId: string;
  readonly plateColour: number;
  readonly plate: string;
}

/** Lengths of manufacturer, model and terminal id. */
const lengths = { 2013: [5, 20, 7], 2019: [11, 30, 30] } as const;

/** Reads the body of 0x0100. */
export function readRegistration(
  body: Buffer,
  edition: Edition,
): { ok: true; registration: Registration } | Refused {
  const [maker, type, number] = lengths[edition];
  const colourAt = 4 + maker + type + number;
  if (body.length <= colourAt)
    return refused('bad-length', `a registration of ${body.length} bytes`);
  const text = (from: number, length: number) => readGbk(body.subarray(from, from + length)).trim();
  const registration = {
    manufacturer: text(4, maker),
    model: text(4 + maker, type),
    terminalId: text(4 + maker + type, number),
    plateColour: body[colourAt] ?? 0,
    plate: readGbk(body.subarray(colourAt + 1)).slice(0, 40),
  };
  return { ok: true, registration };
}

/** The body of 0x0100 as a terminal sends it. */
export function registrationBody(registration: Registration, edition: Edition): Buffer {
  const [maker, type, number] = lengths[edition];
  return Buffer.concat([
    Buffer.alloc(4),
    fixedText(registration.manufacturer, maker),
    fixedText(registration.model, type),
    fixedText(registration.terminalId, number),
    Buffer.from([registration.plateColour]),
    gbk(registration.plate),
  ]);
}

/** The code in 0x0102; empty when there is none. */
export function readAuthentication(body: Buffer, edition: Edition): string {
  if (edition === 2013) return readGbk(body);
  const length = body[0] ?? 0;
  return readGbk(body.subarray(1, 1 + length));
}

/** The body of 0x0102 as a terminal sends it. */
export function authenticationBody(code: string, edition: Edition): Buffer {
  const bytes = gbk(code);
  if (edition === 2013) return bytes;
  return Buffer.concat([Buffer.from([bytes.length]), bytes, Buffer.alloc(35)]);
}

/** A general answer, 0x0001 or 0x8001: 0 good, 1 failed, 2 wrong message, 3 not supported. */
export interface GeneralAnswer {
  readonly serial: number;
  readonly id: number;
  readonly result: number;
}

/** Reads a general answer. */
export function readAnswer(body: Buffer): ({ ok: true } & GeneralAnswer) | Refused {
  if (body.length !== 5) return refused('bad-length', `an answer of ${body.length} bytes`);
  const [serial, about] = [body.readUInt16BE(0), body.readUInt16BE(2)];
  return { ok: true, serial, id: about, result: body[4] ?? 0 };
}

/** The body of a general answer. */
export function answerBody({ serial, id: about, result }: GeneralAnswer): Buffer {
  return Buffer.concat([word(serial), word(about), Buffer.from([result])]);
}

/** The body of 0x8100: 0 good (with the code), 2 no such vehicle, 3 registered, 4 no such terminal. */
export function registerAnswerBody(serial: number, result: number, code = ''): Buffer {
  return Buffer.concat([
    word(serial),
    Buffer.from([result]),
    result === 0 ? gbk(code) : Buffer.alloc(0),
  ]);
}

/** Reads the body of 0x8100. */
export function readRegisterAnswer(
  body: Buffer,
): { ok: true; serial: number; result: number; code: string } | Refused {
  if (body.length < 3) return refused('bad-length', `an answer of ${body.length} bytes`);
  return {
    ok: true,
    serial: body.readUInt16BE(0),
    result: body[2] ?? 0,
    code: readGbk(body.subarray(3)),
  };
}

/** A parameter of 0x8103 with a number of four bytes: 0x0001 heartbeat, 0x0029 report interval, seconds … */
export interface Parameter {
  readonly id: number;
  readonly value: number;
}

/** The body of 0x8103. */
export function parametersBody(parameters: readonly Parameter[]): Buffer {
  const items = parameters.flatMap(({ id: number, value }) => [
    doubleWord(number),
    Buffer.from([4]),
    doubleWord(value),
  ]);
  return Buffer.concat([Buffer.from([parameters.length]), ...items]);
}

/** Reads the body of 0x8103 as far as its parameters are numbers. */
export function readParameters(body: Buffer): Parameter[] {
  const parameters: Parameter[] = [];
  for (let at = 1; at + 5 <= body.length; at += 5 + (body[at + 4] ?? 0)) {
    if (body[at + 4] !== 4 || at + 9 > body.length) continue;
    parameters.push({ id: body.readUInt32BE(at), value: body.readUInt32BE(at + 5) });
  }
  return parameters;
}

/** The body of 0x8300. @param urgent shown and spoken at once */
export function textBody(text: string, urgent: boolean, edition: Edition): Buffer {
  const flag = (urgent ? 1 : 0) | 4 | 8;
  return Buffer.concat([Buffer.from(edition === 2019 ? [flag, 1] : [flag]), gbk(text)]);
}

/** Reads the text of 0x8300. */
export function readText(body: Buffer, edition: Edition): string {
  return readGbk(body.subarray(edition === 2019 ? 2 : 1));
}

/** The location of 0x0201 stands behind the serial it answers. */
export function readLocationAnswer(body: Buffer): { serial: number; location: Buffer } | undefined {
  return body.length < 2 ? undefined : { serial: body.readUInt16BE(0), location: body.subarray(2) };
}
