import { Button, Checkbox, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { type FormField, formats, prefillFields, type Question } from '../../../contract/index.ts';

interface QuestionDrawerProps {
  /** Null: a new one. */
  readonly question: Question | null;
  /** Questions before it, on which it may hang. */
  readonly others: readonly Question[];
  readonly onSave: (question: Question) => void;
  readonly onClose: () => void;
}

const types = ['string', 'integer', 'number', 'boolean', 'array'] as const;
const blank: Question = { key: '', field: { type: 'string', title: '' }, required: true };

/** One question: what is asked, how it is answered, when. */
export function QuestionDrawer({ question, others, onSave, onClose }: QuestionDrawerProps) {
  const { t } = useText();
  const [draft, setDraft] = useState<Question>(question ?? blank);
  const { key, field, required } = draft;
  const change = (part: Partial<FormField>): void =>
    setDraft({ ...draft, field: tidied({ ...field, ...part }) });
  const label = (name: string) => t(`services.question.${name}`);
  return (
    <Drawer
      open
      size={480}
      title={field.title || label('add')}
      onClose={onClose}
      extra={
        <Button type="primary" disabled={!key || !field.title} onClick={() => onSave(draft)}>
          {t('services.question.done')}
        </Button>
      }
    >
      <Form layout="vertical">
        <Form.Item label={label('key')} htmlFor="question-key">
          <Input
            id="question-key"
            maxLength={40}
            disabled={question !== null}
            value={key}
            onChange={({ target }) => setDraft({ ...draft, key: target.value.trim() })}
          />
        </Form.Item>
        <Form.Item label={label('title')} htmlFor="question-title">
          <Input
            id="question-title"
            maxLength={80}
            value={field.title}
            onChange={({ target }) => change({ title: target.value })}
          />
        </Form.Item>
        <Form.Item label={label('titleEn')} htmlFor="question-titleEn">
          <Input
            id="question-titleEn"
            maxLength={160}
            value={field['x-titleEn'] ?? ''}
            onChange={({ target }) => change({ 'x-titleEn': target.value })}
          />
        </Form.Item>
        <Form.Item label={label('help')} htmlFor="question-help">
          <Input
            id="question-help"
            maxLength={300}
            value={field.description ?? ''}
            onChange={({ target }) => change({ description: target.value })}
          />
        </Form.Item>
        <Form.Item>
          <Checkbox
            checked={required}
            onChange={({ target }) => setDraft({ ...draft, required: target.checked })}
          >
            {label('required')}
          </Checkbox>
        </Form.Item>
        <Form.Item label={label('type')} htmlFor="question-type">
          <Select
            id="question-type"
            value={field.type}
            onChange={(type) => change({ type })}
            options={types.map((one) => ({ value: one, label: t(`services.type.${one}`) }))}
          />
        </Form.Item>
        <AnswerFields field={field} onChange={change} />
        <WhenFields field={field} others={others} onChange={change} />
      </Form>
    </Drawer>
  );
}

/** How it is answered: a choice, a format, a range. */
function AnswerFields({ field, onChange }: Pick<WhenProps, 'field' | 'onChange'>) {
  const { t } = useText();
  const isText = field.type === 'string';
  const isNumber = field.type === 'integer' || field.type === 'number';
  const none = { value: '', label: '—' };
  const label = (name: string) => t(`services.question.${name}`);
  return (
    <>
      {isText && (
        <>
          <Form.Item
            label={label('options')}
            htmlFor="question-options"
            extra={label('optionsHint')}
          >
            <Input.TextArea
              id="question-options"
              autoSize={{ minRows: 2 }}
              value={(field.enum ?? []).join('\n')}
              onChange={({ target }) => onChange({ enum: target.value.split('\n') })}
            />
          </Form.Item>
          <Form.Item label={label('format')} htmlFor="question-format">
            <Select
              id="question-format"
              value={field.format ?? ''}
              onChange={(format) => onChange({ format: format || undefined } as Partial<FormField>)}
              options={[
                none,
                ...formats.map((one) => ({ value: one, label: t(`services.type.${one}`) })),
              ]}
            />
          </Form.Item>
          <Form.Item label={label('prefill')} htmlFor="question-prefill">
            <Select
              id="question-prefill"
              value={field['x-prefill'] ?? ''}
              onChange={(prefill) =>
                onChange({ 'x-prefill': prefill || undefined } as Partial<FormField>)
              }
              options={[
                none,
                ...prefillFields.map((one) => ({
                  value: one,
                  label: t(`services.prefill.${one}`),
                })),
              ]}
            />
          </Form.Item>
        </>
      )}
      {isNumber && (
        <Form.Item label={label('range')}>
          <span className="dk-row">
            <InputNumber
              aria-label={label('least')}
              value={field.minimum ?? null}
              onChange={(minimum) =>
                onChange({ minimum: minimum ?? undefined } as Partial<FormField>)
              }
            />
            <InputNumber
              aria-label={label('most')}
              value={field.maximum ?? null}
              onChange={(maximum) =>
                onChange({ maximum: maximum ?? undefined } as Partial<FormField>)
              }
            />
          </span>
        </Form.Item>
      )}
    </>
  );
}

/** Members without a value are not members. */
function tidied(field: FormField): FormField {
  const kept = Object.entries(field).filter(([name, value]) => {
    if (name === 'title') return true;
    if (name === 'enum')
      return Array.isArray(value) && value.some((one) => String(one).trim() !== '');
    return value !== undefined && value !== '';
  });
  return Object.fromEntries(kept) as FormField;
}

interface WhenProps {
  readonly field: FormField;
  readonly others: readonly Question[];
  readonly onChange: (part: Partial<FormField>) => void;
}

function WhenFields({ field, others, onChange }: WhenProps) {
  const { t } = useText();
  const when = field['x-when'];
  const choices = others.filter((one) => one.field.enum);
  const options = choices.find(({ key }) => key === when?.field)?.field.enum ?? [];
  if (choices.length === 0) return null;
  return (
    <Form.Item label={t('services.question.when')} htmlFor="question-when">
      <Select
        id="question-when"
        allowClear
        value={when?.field ?? null}
        onChange={(key: string | undefined) =>
          onChange({ 'x-when': key ? { field: key, equals: [] } : undefined } as Partial<FormField>)
        }
        options={choices.map(({ key, field: { title } }) => ({ value: key, label: title }))}
      />
      {when && (
        <Select
          aria-label={t('services.question.equals')}
          mode="multiple"
          style={{ marginTop: 8, width: '100%' }}
          value={[...when.equals]}
          onChange={(equals: string[]) => onChange({ 'x-when': { ...when, equals } })}
          options={options.map((one) => ({ value: one, label: one }))}
        />
      )}
    </Form.Item>
  );
}
