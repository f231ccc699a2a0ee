/** A station that speaks HJ 212-2017: real-time data a minute, hours on the hour, answers to commands. */
import {
  cn,
  encodeFrame,
  FrameReader,
  parseFrame,
  requestNumber,
  type Segment,
  timeText,
} from '#protocols/hj212/index.ts';
import type { Values } from '../rhythm/stations.ts';
import { TcpLink } from './tcp-link.ts';

/** A station: its number, password, system code, and what it measures by factor code. */
export interface StationSettings {
  readonly target: { readonly host: string; readonly port: number };
  readonly mn: string;
  readonly pw: string;
  /** 22 air, 21 surface water. */
  readonly st: string;
  readonly measure: (at: Date) => Values;
  /** Factor code by property of the model. */
  readonly factors: Readonly<Record<string, string>>;
}

const edition = 2017;

/** The station on its line. */
export class Hj212Station {
  readonly #settings: StationSettings;
  readonly #reader = new FrameReader();
  readonly #link: TcpLink;
  /** Messages sent. */
  sent = 0;

  constructor(settings: StationSettings) {
    this.#settings = settings;
    this.#link = new TcpLink(settings.target, {
      onUp: () => this.#say(new Date(), cn.realtime, 'Rtd'),
      onData: (chunk) => this.#hear(chunk),
    });
  }

  /** Sends the values of now. */
  realtime(at: Date): void {
    this.#say(at, cn.realtime, 'Rtd');
  }

  /** Sends the values of the hour that has ended. */
  hour(at: Date): void {
    this.#say(at, cn.hour, 'Avg');
  }

  close(): void {
    this.#link.close();
  }

  #say(at: Date, command: string, kind: 'Rtd' | 'Avg'): void {
    const items = Object.entries(this.#settings.measure(at)).flatMap(([key, value]) => {
      const factor = this.#settings.factors[key];
      return factor ? [`${factor}-${kind}=${value},${factor}-Flag=N`] : [];
    });
    const cp = [`DataTime=${timeText(at)}`, ...items].join(';');
    this.#send({ at: new Date(), command, cp, answerWanted: true });
  }

  #send(message: {
    at: Date;
    command: string;
    cp: string;
    answerWanted: boolean;
    qn?: string;
  }): void {
    const { st, pw, mn } = this.#settings;
    const sent = this.#link.send(
      encodeFrame({
        qn: message.qn ?? requestNumber(message.at),
        st,
        cn: message.command,
        pw,
        mn,
        flag: { edition, split: false, answerWanted: message.answerWanted },
        packets: null,
        backfill: false,
        cp: message.cp,
      }),
    );
    if (sent) this.sent += 1;
  }

  #hear(chunk: Buffer): void {
    for (const found of this.#reader.push(chunk)) {
      if (found.kind !== 'frame') continue;
      const frame = parseFrame(found.bytes);
      if (frame.ok && frame.segment.st !== '91') this.#obey(frame.segment);
    }
  }

  /** Commands are accepted (9011), done, and reported (9012); the clock is told when it is asked. */
  #obey({ cn: command, qn }: Segment): void {
    if (qn === null) return;
    const answer = (code: string, cp: string): void =>
      this.#send({ at: new Date(), command: code, cp, answerWanted: false, qn });
    answer(cn.requestAnswer, 'QnRtn=1');
    if (command === cn.readClock) {
      answer(cn.readClock, `SystemTime=${timeText(new Date())}`);
    }
    if (command === cn.readRealtimeInterval) answer(cn.readRealtimeInterval, 'RtdInterval=60');
    answer(cn.resultAnswer, 'ExeRtn=1');
  }
}
