import {
  type InputHTMLAttributes,
  lazy,
  type ReactNode,
  Suspense,
  type TextareaHTMLAttributes,
  useId,
  useState,
} from 'react';
import { Icon } from '../icons/icon.tsx';
import { useText } from '../i18n/text-provider.tsx';
import { useElderMode } from './elder-mode.tsx';

const VoiceInput = lazy(() => import('../speech/voice-input.tsx'));

interface FieldFrame {
  readonly label: string;
  /** A sentence of help under the label. */
  readonly hint?: ReactNode;
  /** What is wrong with the answer and how to mend it. */
  readonly error?: string | null | undefined;
  /** Says `(选填)` after the label. */
  readonly optional?: boolean;
}

interface Described {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

/** Label, help and error around any control, tied together for screen readers. */
export function Field({
  label,
  hint,
  error,
  optional,
  children,
}: FieldFrame & { readonly children: (described: Described) => ReactNode }) {
  const { t } = useText();
  const id = useId();
  const says = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="zs-field">
      <label htmlFor={id} className="zs-label">
        {label}
        {optional && <span className="zs-optional">{t('ui.field.optional')}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="zs-hint">
          {hint}
        </p>
      )}
      {children({
        id,
        ...(says ? { 'aria-describedby': says } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

/** The sentence under a control that says what is wrong. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p {...(id ? { id } : {})} className="zs-field-error" role="alert">
      <Icon name="warning" /> {children}
    </p>
  );
}

type TextFieldProps = FieldFrame & Omit<InputHTMLAttributes<HTMLInputElement>, 'id'>;

/** One line of text. In 长辈版 it can be spoken, where the browser writes down what is said. */
export function TextField({ label, hint, error, optional, ...input }: TextFieldProps) {
  const isWords = (input.type ?? 'text') === 'text' && !input.readOnly && !input.disabled;
  return (
    <Field {...frameOf(label, hint, error, optional)}>
      {(described) => (
        <Spoken fieldId={isWords ? described.id : null}>
          <input type="text" {...input} {...described} className="zs-input" />
        </Spoken>
      )}
    </Field>
  );
}

/** A field of words with its microphone: in 长辈版, in browsers that have one. */
function Spoken({ fieldId, children }: { fieldId: string | null; children: ReactNode }) {
  const { elder } = useElderMode();
  const heard = 'SpeechRecognition' in globalThis || 'webkitSpeechRecognition' in globalThis;
  if (!elder || !heard || fieldId === null) return children;
  return (
    <div className="zs-input-row zs-input-row-voice">
      {children}
      <Suspense>
        <VoiceInput fieldId={fieldId} />
      </Suspense>
    </div>
  );
}

/** A password with a button that shows it; pasting and password managers are welcome. */
export function PasswordField({ label, hint, error, optional, ...input }: TextFieldProps) {
  const { t } = useText();
  const [shown, setShown] = useState(false);
  return (
    <Field {...frameOf(label, hint, error, optional)}>
      {(described) => (
        <div className="zs-input-row">
          <input
            {...input}
            {...described}
            type={shown ? 'text' : 'password'}
            className="zs-input"
            autoCapitalize="none"
            spellCheck={false}
          />
          <button
            type="button"
            className="zs-input-button"
            aria-pressed={shown}
            aria-label={t(shown ? 'ui.field.hidePassword' : 'ui.field.showPassword')}
            onClick={() => setShown(!shown)}
          >
            <Icon name={shown ? 'eyeOff' : 'eye'} />
          </button>
        </div>
      )}
    </Field>
  );
}

type TextAreaProps = FieldFrame &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'value'> & {
    readonly value: string;
    /** Most characters; the rest is not cut off but counted, so that nothing pasted is lost. */
    readonly limit: number;
  };

/** Several lines of text with a count of what is left. */
export function TextArea({ label, hint, error, optional, limit, ...area }: TextAreaProps) {
  const { t } = useText();
  const length = [...area.value].length;
  const over = length > limit;
  const words = over
    ? t('ui.field.over', { count: length - limit })
    : t('ui.field.count', { count: length, limit });
  return (
    <Field {...frameOf(label, hint, error, optional)}>
      {(described) => (
        <>
          <Spoken fieldId={described.id}>
            <textarea rows={4} {...area} {...described} className="zs-input" />
          </Spoken>
          <p className={over ? 'zs-count zs-over' : 'zs-count'} aria-live="polite">
            {words}
          </p>
        </>
      )}
    </Field>
  );
}

function frameOf(
  label: string,
  hint: ReactNode,
  error: string | null | undefined,
  optional: boolean | undefined,
): FieldFrame {
  return { label, hint, error, ...(optional ? { optional } : {}) };
}
