import { useEffect, useRef, useState } from 'react';
import { Icon } from '../icons/icon.tsx';
import { useText } from '../i18n/text-provider.tsx';
import './speech.css';

/** What we use of the browser's speech recognition; its types are not yet in the standard library. */
interface Recognition {
  lang: string;
  interimResults: boolean;
  onresult: ((event: RecognitionEvent) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
  abort(): void;
}

interface RecognitionEvent {
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>>;
}

type Maker = new () => Recognition;

/** The browser's recogniser, if it has one. */
function makerOf(): Maker | null {
  const names = globalThis as unknown as Record<string, Maker | undefined>;
  return names['SpeechRecognition'] ?? names['webkitSpeechRecognition'] ?? null;
}

/** Writes into a field as if it had been typed, so that its page hears of it. */
function write(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype =
    field instanceof HTMLTextAreaElement
      ? HTMLTextAreaElement.prototype
      : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

type State = 'still' | 'listening' | 'denied' | 'failed';

/** The microphone of a text field: press, speak, and the words stand in the field. */
export default function VoiceInput({ fieldId }: { fieldId: string }) {
  const { t, locale } = useText();
  const [state, setState] = useState<State>('still');
  const running = useRef<Recognition | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const listen = (): void => {
    const Maker = makerOf();
    const field = document.getElementById(fieldId) as HTMLInputElement | HTMLTextAreaElement | null;
    if (!Maker || !field) return;
    const before = field.value;
    const recognition = new Maker();
    recognition.lang = locale === 'zh' ? 'zh-CN' : 'en-US';
    recognition.interimResults = true;
    recognition.onresult = ({ results }) => {
      const said = Array.from(results, (result) => result[0]?.transcript ?? '').join('');
      write(
        field,
        before && said ? `${before}${locale === 'zh' ? '' : ' '}${said}` : before + said,
      );
    };
    recognition.onerror = ({ error }) => {
      if (error !== 'aborted' && error !== 'no-speech')
        setState(error === 'not-allowed' ? 'denied' : 'failed');
    };
    recognition.onend = () => {
      running.current = null;
      setState((now) => (now === 'listening' ? 'still' : now));
    };
    running.current = recognition;
    setState('listening');
    recognition.start();
  };
  const listening = state === 'listening';
  return (
    <>
      <button
        type="button"
        className="zs-input-button zs-voice-button"
        aria-pressed={listening}
        aria-label={t(listening ? 'ui.speech.heard' : 'ui.speech.speak')}
        title={t('ui.speech.speakHint')}
        onClick={() => (listening ? running.current?.stop() : listen())}
      >
        <Icon name={listening ? 'check' : 'microphone'} size={30} />
      </button>
      <span role="status" className={state === 'still' ? 'zs-hidden' : 'zs-hint'}>
        {state !== 'still' && t(`ui.speech.${state}`)}
      </span>
    </>
  );
}
