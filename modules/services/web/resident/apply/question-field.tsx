import type { AttachedFile } from '#modules/files/contract.ts';
import { Choice, TextArea, TextField, useText } from '#ui/index.ts';
import type { Answer, FormField } from '../../../contract/index.ts';
import { usePick } from '../client.ts';
import { FileField } from './file-field.tsx';

interface QuestionFieldProps {
  readonly field: FormField;
  readonly required: boolean;
  readonly value: Answer | undefined;
  readonly onChange: (value: Answer) => void;
  readonly error?: string | null;
  /** Under the question: where a filled-in value came from. */
  readonly note?: string;
  readonly onBusy?: (busy: boolean) => void;
  /** What is known of files that were sent before. */
  readonly files?: readonly AttachedFile[];
}

/** One question, drawn from its schema. */
export function QuestionField(props: QuestionFieldProps) {
  const { field, required, value, onChange, error = null, note, onBusy, files } = props;
  const { t } = useText();
  const pick = usePick();
  const label = pick(field.title, field['x-titleEn']);
  const hint = [pick(field.description ?? '', field['x-descriptionEn']), note]
    .filter(Boolean)
    .join(' ');
  const frame = { label, hint: hint || undefined, error, optional: !required };
  const text = value === undefined ? '' : String(value);
  if (field.type === 'array') {
    const fileIds = Array.isArray(value) ? (value as readonly string[]) : [];
    const limit = field.maxItems ?? 6;
    return (
      <FileField
        label={label}
        hint={hint || undefined}
        {...{ limit, fileIds, known: files, onChange, error, onBusy }}
      />
    );
  }
  if (field.type === 'boolean') {
    const given = typeof value === 'boolean' ? (value ? 'yes' : 'no') : null;
    const options = [
      { value: 'yes', label: t('services.apply.yes') },
      { value: 'no', label: t('services.apply.no') },
    ] as const;
    return (
      <Choice
        label={<Legend label={label} hint={hint} />}
        value={given}
        error={error}
        options={options}
        onChange={(next) => onChange(next === 'yes')}
      />
    );
  }
  if (field.enum) {
    const options = field.enum.map((option) => ({ value: option, label: option }));
    return (
      <Choice
        label={<Legend label={label} hint={hint} />}
        value={text || null}
        error={error}
        options={options}
        onChange={onChange}
      />
    );
  }
  if (field.type !== 'string') {
    return (
      <TextField
        {...frameOf(frame)}
        inputMode="numeric"
        maxLength={12}
        value={text}
        onChange={({ currentTarget }) => onChange(numberOf(currentTarget.value))}
      />
    );
  }
  if (field.format === 'multiline') {
    return (
      <TextArea
        {...frameOf(frame)}
        rows={5}
        limit={field.maxLength ?? 400}
        value={text}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  }
  return (
    <TextField
      {...frameOf(frame)}
      {...inputOf[field.format ?? 'plain']}
      maxLength={(field.maxLength ?? 400) + 20}
      value={text}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

function Legend({ label, hint }: { label: string; hint: string }) {
  return (
    <>
      {label}
      {hint && <span className="zs-hint sv-legend-hint">{hint}</span>}
    </>
  );
}

/** A number where it is one; the text as typed otherwise, so that the server can say what is wrong. */
function numberOf(text: string): Answer {
  const plain = text.normalize('NFKC').trim();
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : plain;
}

const inputOf = {
  plain: { type: 'text' },
  date: { type: 'date' },
  phone: { type: 'tel', inputMode: 'tel', autoComplete: 'tel' },
  'identity-number': { type: 'text', autoComplete: 'off', autoCapitalize: 'characters' },
  'credit-code': { type: 'text', autoComplete: 'off', autoCapitalize: 'characters' },
  'bank-card': { type: 'text', inputMode: 'numeric', autoComplete: 'off' },
} as const;

function frameOf({
  hint,
  ...frame
}: {
  label: string;
  hint: string | undefined;
  error: string | null;
  optional: boolean;
}) {
  return { ...frame, ...(hint ? { hint } : {}) };
}
