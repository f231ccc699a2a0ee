/** A vehicle terminal that speaks JT/T 808-2019: registers, authenticates, beats, tells where it is. */
import {
  authenticationBody,
  encodeFrame,
  FrameReader,
  id,
  type Location,
  locationBody,
  parseFrame,
  readRegisterAnswer,
  registrationBody,
} from '#protocols/jt808/index.ts';
import { TcpLink } from './tcp-link.ts';

/** A terminal: its number and what it says of its vehicle. */
export interface TerminalSettings {
  readonly target: { readonly host: string; readonly port: number };
  readonly phone: string;
  readonly plate: string;
}

const edition = 2019;

/** The terminal on its line. */
export class Jt808Terminal {
  readonly #settings: TerminalSettings;
  readonly #reader = new FrameReader();
  readonly #link: TcpLink;
  #serial = 0;
  #isKnown = false;
  /** Messages sent. */
  sent = 0;

  constructor(settings: TerminalSettings) {
    this.#settings = settings;
    this.#link = new TcpLink(settings.target, {
      onUp: () => this.#register(),
      onData: (chunk) => this.#hear(chunk),
    });
  }

  /** Tells a position, once the platform knows it. */
  locate(location: Location): void {
    if (this.#isKnown) this.#send(id.location, locationBody(location));
  }

  /** Tells that it lives. */
  beat(): void {
    if (this.#isKnown) this.#send(id.heartbeat, Buffer.alloc(0));
  }

  close(): void {
    this.#link.close();
  }

  #register(): void {
    this.#isKnown = false;
    const { plate, phone } = this.#settings;
    const registration = {
      manufacturer: 'ZSSIM',
      model: 'SIM-808',
      terminalId: phone.slice(-7),
      plateColour: 2,
      plate,
    };
    this.#send(id.register, registrationBody(registration, edition));
  }

  #send(message: number, body: Buffer): void {
    this.#serial = (this.#serial + 1) & 0xffff;
    const phone = this.#settings.phone.padStart(20, '0');
    const header = { id: message, edition, phone, serial: this.#serial, packets: null } as const;
    if (this.#link.send(encodeFrame({ header, body }))) this.sent += 1;
  }

  #hear(chunk: Buffer): void {
    for (const found of this.#reader.push(chunk)) {
      if (found.kind !== 'frame') continue;
      const message = parseFrame(found.bytes);
      if (!message.ok) continue;
      if (message.header.id === id.registerAnswer) this.#authenticate(message.body);
      if (message.header.id === id.platformAnswer) this.#isKnown = true;
    }
  }

  #authenticate(body: Buffer): void {
    const answer = readRegisterAnswer(body);
    if (answer.ok && answer.result === 0) {
      this.#send(id.authenticate, authenticationBody(answer.code, edition));
    }
  }
}
