/** What is done with each message of a terminal. */
import type { ReasonCode } from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import type { Line } from '#platform/tcp/index.ts';
import {
  answerBody,
  encodeFrame,
  type Header,
  id,
  type Message,
  readAnswer,
  readAuthentication,
  readLocationAnswer,
  readRegistration,
  registerAnswerBody,
} from '#protocols/jt808/index.ts';
import { takeBatch, takeLocation } from './positions.ts';
import { codeFits, registerTerminal } from './register.ts';
import type { Terminal } from './terminal.ts';

/** Why a message was not served. */
export interface Fault {
  readonly reason: ReasonCode;
  readonly detail: string;
  /** Tells the terminal, once the fault is kept; without it the message is answered as failed (0x8001, 1). */
  readonly tell?: () => void;
}

const nothingToTell = (): void => undefined;

/** Answers a message generally (0x8001): 0 good, 1 failed, 3 not supported; each part of a split one. */
export function answer(
  terminal: Terminal,
  { id: about, serial, packets }: Header,
  result: number,
): void {
  const count = packets?.count ?? 1;
  const first = serial - (packets?.no ?? 1) + 1;
  for (let part = 0; part < count; part += 1) {
    const body = answerBody({ serial: (first + part) & 0xffff, id: about, result });
    terminal.tell(id.platformAnswer, body);
  }
}

/**
 * Tells a terminal that nobody knows, or that is switched off: 0x8100 with 4 (no such terminal) to its registration, 0x8001
 * with 1 to all else but its own answers. Without it, it would wait and try for ever.
 */
export function turnAway(line: Line, { id: about, edition, phone, serial }: Header): void {
  if (about === id.terminalAnswer) return;
  const isRegistration = about === id.register;
  const body = isRegistration
    ? registerAnswerBody(serial, 4)
    : answerBody({ serial, id: about, result: 1 });
  const answerId = isRegistration ? id.registerAnswer : id.platformAnswer;
  const header = { id: answerId, edition, phone, serial: 0, packets: null };
  line.send(encodeFrame({ header, body }));
}

/** Serves a message. @returns why it was not, to be kept as a refusal */
export async function serve(
  host: ServiceHost,
  terminal: Terminal,
  message: Message,
  join: (terminal: Terminal) => void,
): Promise<Fault | undefined> {
  const { header, body } = message;
  if (header.id === id.register) return register(host, terminal, message);
  if (header.id === id.authenticate) {
    const code = readAuthentication(body, header.edition);
    if (!(await codeFits(host, terminal, code))) {
      return { reason: 'bad-signature', detail: 'the code of 0102 does not fit' };
    }
    terminal.authenticated = true;
    answer(terminal, header, 0);
    join(terminal);
    return undefined;
  }
  if (!terminal.authenticated) {
    const number = header.id.toString(16).padStart(4, '0');
    return { reason: 'bad-signature', detail: `${number} before 0102` };
  }
  return serveKnown(host, terminal, message);
}

async function register(
  host: ServiceHost,
  terminal: Terminal,
  { header, body }: Message,
): Promise<Fault | undefined> {
  const told = (result: number, code = '') =>
    terminal.tell(id.registerAnswer, registerAnswerBody(header.serial, result, code));
  const read = readRegistration(body, header.edition);
  if (!read.ok) {
    return { reason: read.fault, detail: read.detail, tell: () => told(4) };
  }
  const registered = await registerTerminal(host, terminal, read.registration);
  if (registered.ok) {
    told(0, registered.code);
    return undefined;
  }
  const { result, detail } = registered;
  return { reason: 'bad-signature', detail, tell: () => told(result) };
}

async function serveKnown(
  host: ServiceHost,
  terminal: Terminal,
  { header, body }: Message,
): Promise<Fault | undefined> {
  switch (header.id) {
    case id.heartbeat:
      answer(terminal, header, 0);
      return undefined;
    case id.signOff:
      answer(terminal, header, 0);
      terminal.line.close();
      return undefined;
    case id.location:
      answer(terminal, header, (await takeLocation(host, terminal, body)) ? 0 : 1);
      return undefined;
    case id.batch:
      answer(terminal, header, (await takeBatch(host, terminal, body)) ? 0 : 1);
      return undefined;
    case id.terminalAnswer: {
      const read = readAnswer(body);
      if (!read.ok) return { reason: read.fault, detail: read.detail, tell: nothingToTell };
      await terminal.pending.answered(read.serial, read.result);
      return undefined;
    }
    case id.locationAnswer: {
      const read = readLocationAnswer(body);
      if (!read || !(await takeLocation(host, terminal, read.location))) return undefined;
      await terminal.pending.answered(read.serial, 0);
      return undefined;
    }
    default:
      return {
        reason: 'bad-frame',
        detail: `message ${header.id.toString(16).padStart(4, '0')} is not served`,
        tell: () => answer(terminal, header, 3),
      };
  }
}
