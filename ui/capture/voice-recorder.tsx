import { useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import { Button } from '../kit/button.tsx';
import { FieldError } from '../kit/field.tsx';
import { newId } from '../kit/new-id.ts';
import { useBlobAddress } from './photo-picker.tsx';
import './capture.css';

/** A voice note ready to be sent. */
export interface VoiceNote {
  readonly id: string;
  readonly blob: Blob;
  readonly fileName: string;
  readonly durationSeconds: number;
}

interface VoiceRecorderProps {
  readonly label: string;
  readonly hint?: string;
  readonly note: VoiceNote | null;
  readonly onChange: (note: VoiceNote | null) => void;
}

const longestSeconds = 60;
/** What browsers can record, best first; Safari knows mp4 only. */
const formats = [
  { type: 'audio/webm;codecs=opus', ending: 'webm' },
  { type: 'audio/mp4', ending: 'm4a' },
  { type: 'audio/ogg;codecs=opus', ending: 'ogg' },
] as const;

/** Records up to a minute of speech; it can be heard and removed before it is sent. */
export function VoiceRecorder({ label, hint, note, onChange }: VoiceRecorderProps) {
  const { t } = useText();
  const address = useBlobAddress(note?.blob ?? null);
  const { seconds, fault, start, stop } = useRecorder(onChange);
  return (
    <fieldset className="zs-field">
      <legend className="zs-label">{label}</legend>
      {hint && <p className="zs-hint">{hint}</p>}
      {note && address ? (
        <div className="zs-voice">
          {/* biome-ignore lint/a11y/useMediaCaption: the speaker's own words, not yet written. */}
          <audio controls src={address} aria-label={t('ui.voice.play')} />
          <Button icon="trash" onClick={() => onChange(null)}>
            {t('ui.voice.remove')}
          </Button>
        </div>
      ) : seconds === null ? (
        <Button icon="microphone" wide onClick={() => void start()}>
          {t('ui.voice.start')}
        </Button>
      ) : (
        <div className="zs-voice">
          <span className="zs-voice-live" role="status">
            {t('ui.voice.recording', { seconds: longestSeconds - seconds })}
          </span>
          <Button kind="primary" icon="stop" wide onClick={stop}>
            {t('ui.voice.stop')}
          </Button>
        </div>
      )}
      {fault && <FieldError>{t(`ui.voice.${fault}`)}</FieldError>}
    </fieldset>
  );
}

interface Recorder {
  /** Seconds recorded so far; null while not recording. */
  readonly seconds: number | null;
  readonly fault: 'denied' | 'unsupported' | null;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
}

function useRecorder(onDone: (note: VoiceNote) => void): Recorder {
  const [seconds, setSeconds] = useState<number | null>(null);
  const [fault, setFault] = useState<Recorder['fault']>(null);
  const running = useRef<MediaRecorder | null>(null);
  const stop = (): void => running.current?.stop();

  useEffect(() => {
    if (seconds === null) return;
    if (seconds >= longestSeconds) return running.current?.stop();
    const timer = setTimeout(() => setSeconds(seconds + 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  // Leaving the page lets go of the microphone.
  useEffect(() => () => releaseMicrophone(running.current), []);

  const start = async (): Promise<void> => {
    const format = formats.find(({ type }) => globalThis.MediaRecorder?.isTypeSupported(type));
    if (!format || !navigator.mediaDevices) return setFault('unsupported');
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
    if (!stream) return setFault('denied');
    const recorder = new MediaRecorder(stream, { mimeType: format.type });
    const begun = performance.now();
    const parts: Blob[] = [];
    recorder.ondataavailable = (event) => parts.push(event.data);
    recorder.onstop = () => {
      releaseMicrophone(recorder);
      setSeconds(null);
      const durationSeconds = Math.max(1, Math.round((performance.now() - begun) / 1000));
      const blob = new Blob(parts, { type: format.type });
      onDone({ id: newId(), blob, fileName: `voice.${format.ending}`, durationSeconds });
    };
    running.current = recorder;
    recorder.start();
    setFault(null);
    setSeconds(0);
  };
  return { seconds, fault, start, stop };
}

function releaseMicrophone(recorder: MediaRecorder | null): void {
  for (const track of recorder?.stream.getTracks() ?? []) track.stop();
}
