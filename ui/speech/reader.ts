/** Reads a page aloud with the device's own voice: piece by piece, each one marked while it is read. */
import { piecesOf, type SpokenPiece } from './pieces.ts';
import { sentencesOf, spoken } from './sentences.ts';

/** Normal and slower, for ears that need time. */
const rates = { normal: 0.95, slow: 0.65 } as const;
const mark = 'data-read-now';
const voicesWithinMs = 1500;

/** Some browsers forget an utterance that nobody holds, and its end is never told. */
const held = new Set<SpeechSynthesisUtterance>();

/** How fast. */
export type Pace = keyof typeof rates;

/** What a listener is told. */
export type Reading = 'silent' | 'reading' | 'noVoice';

/** The voice for a language; null where the device has none. Some browsers know their voices only a moment later. */
export async function voiceFor(language: 'zh' | 'en'): Promise<SpeechSynthesisVoice | null> {
  if (!('speechSynthesis' in globalThis)) return null;
  const fitting = (): SpeechSynthesisVoice | undefined => {
    const voices = speechSynthesis
      .getVoices()
      .filter(({ lang }) => lang.toLowerCase().replace('_', '-').startsWith(language));
    // A voice on the device reads without a network, and tells nobody what is read.
    const mandarin = voices.filter(({ lang }) => !/hk|yue/i.test(lang));
    return mandarin.find(({ localService }) => localService) ?? mandarin[0] ?? voices[0];
  };
  const known = fitting();
  if (known) return known;
  await new Promise<void>((go) => {
    speechSynthesis.addEventListener('voiceschanged', () => go(), { once: true });
    setTimeout(go, voicesWithinMs);
  });
  return fitting() ?? null;
}

/** One reading of a page; a new one ends the last. */
export class Reader {
  #run = 0;
  #marked: HTMLElement | null = null;
  #pace: Pace = 'normal';
  readonly #tell: (reading: Reading) => void;

  constructor(tell: (reading: Reading) => void) {
    this.#tell = tell;
  }

  /** Reads a region from its beginning. */
  async read(region: HTMLElement, language: 'zh' | 'en'): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const voice = await voiceFor(language);
    if (run !== this.#run) return;
    if (!voice) {
      this.#tell('noVoice');
      return;
    }
    speechSynthesis.cancel();
    this.#tell('reading');
    for (const piece of piecesOf(region)) {
      if (!(await this.#say(piece, voice, run))) return;
    }
    if (run === this.#run) this.stop();
  }

  /** Slower or normal again, from the next sentence on. */
  setPace(pace: Pace): void {
    this.#pace = pace;
  }

  /** Falls silent. */
  stop(): void {
    this.#run += 1;
    this.#unmark();
    if ('speechSynthesis' in globalThis) speechSynthesis.cancel();
    this.#tell('silent');
  }

  /** @returns false once the reading was ended */
  async #say(piece: SpokenPiece, voice: SpeechSynthesisVoice, run: number): Promise<boolean> {
    if (!piece.element.isConnected) return run === this.#run;
    this.#unmark();
    this.#marked = piece.element;
    piece.element.setAttribute(mark, '');
    piece.element.scrollIntoView({ block: 'center', behavior: 'smooth' });
    for (const sentence of sentencesOf(spoken(piece.text))) {
      await this.#utter(sentence, voice);
      if (run !== this.#run) return false;
    }
    return true;
  }

  #utter(sentence: string, voice: SpeechSynthesisVoice): Promise<void> {
    return new Promise((done) => {
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = rates[this.#pace];
      held.add(utterance);
      const ended = (): void => {
        held.delete(utterance);
        done();
      };
      utterance.onend = ended;
      utterance.onerror = ended;
      speechSynthesis.speak(utterance);
    });
  }

  #unmark(): void {
    this.#marked?.removeAttribute(mark);
    this.#marked = null;
  }
}
