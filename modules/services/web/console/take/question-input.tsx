import { useState } from 'react';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { AttachedFile } from '#modules/files/contract.ts';
import { OneFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { storeFile } from '#ui/offline/index.ts';
import type { Answer, Question } from '../../../contract/index.ts';
import { AttachedPaper } from '../shared/attached-paper.tsx';
import { usePick } from '../shared/client.ts';

interface QuestionInputProps {
  readonly question: Question;
  readonly value: Answer | undefined;
  readonly onChange: (value: Answer) => void;
  readonly error: string | null;
}

/** One question as a clerk fills it in: dense, all on one page. */
export function QuestionInput({ question, value, onChange, error }: QuestionInputProps) {
  const pick = usePick();
  const { key, field, required } = question;
  return (
    <Form.Item
      label={pick(field.title, field['x-titleEn'])}
      htmlFor={`q-${key}`}
      required={required}
      extra={pick(field.description ?? '', field['x-descriptionEn'])}
      className={field.type === 'array' || field.format === 'multiline' ? 'svc-wide' : ''}
      {...(error ? { validateStatus: 'error' as const, help: error } : {})}
    >
      <Control question={question} value={value} onChange={onChange} />
    </Form.Item>
  );
}

type ControlProps = Omit<QuestionInputProps, 'error'>;

function Control({ question, value, onChange }: ControlProps) {
  const { t } = useText();
  const { key, field } = question;
  const id = `q-${key}`;
  const text = typeof value === 'string' ? value : '';
  if (field.type === 'array')
    return <Files question={question} value={value} onChange={onChange} />;
  if (field.type === 'boolean') {
    return (
      <Checkbox
        id={id}
        checked={value === true}
        onChange={({ target }) => onChange(target.checked)}
      >
        {t('services.take.yes')}
      </Checkbox>
    );
  }
  if (field.enum) {
    const options = field.enum.map((one) => ({ value: one, label: one }));
    return (
      <Select
        id={id}
        value={text || null}
        options={options}
        onChange={(next: string | null) => onChange(next ?? '')}
      />
    );
  }
  if (field.type !== 'string') {
    return (
      <InputNumber
        id={id}
        style={{ width: '100%' }}
        value={typeof value === 'number' ? value : null}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  }
  if (field.format === 'multiline') {
    return (
      <Input.TextArea
        id={id}
        rows={3}
        value={text}
        onChange={({ target }) => onChange(target.value)}
      />
    );
  }
  return (
    <Input
      id={id}
      type={field.format === 'date' ? 'date' : 'text'}
      value={text}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

function Files({ question, value, onChange }: ControlProps) {
  const { t } = useText();
  const act = useAct();
  const [known, setKnown] = useState<readonly AttachedFile[]>([]);
  const fileIds = Array.isArray(value) ? (value as readonly string[]) : [];
  const send = async (file: File): Promise<void> => {
    await act.run(async () => {
      const stored = await storeFile({
        id: newId(),
        blob: file,
        fileName: file.name,
        fields: { purpose: 'service' },
      });
      setKnown((all) => [...all, stored]);
      onChange([...fileIds, stored.id]);
    });
  };
  return (
    <>
      {fileIds.map((id, at) => (
        <span key={id} className="svc-paper">
          <AttachedPaper
            id={id}
            file={known.find((one) => one.id === id)}
            label={`${question.field.title} ${at + 1}`}
          />
          <Button size="small" onClick={() => onChange(fileIds.filter((one) => one !== id))}>
            {t('services.take.remove')}
          </Button>
        </span>
      ))}
      <OneFile accept="image/*,.pdf" onFile={(file) => void send(file)}>
        <Button id={`q-${question.key}`} icon={<Icon name="camera" />} loading={act.busy}>
          {t('services.take.photo')}
        </Button>
      </OneFile>
      <ErrorNotice error={act.error} />
    </>
  );
}
