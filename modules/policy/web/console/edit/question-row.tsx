import { Button, Input, Select, Space } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { EligibilityQuestion } from '../../../contract/index.ts';

interface QuestionRowProps {
  readonly question: EligibilityQuestion;
  readonly onChange: (next: EligibilityQuestion) => void;
  readonly onRemove: () => void;
}

const kinds = ['yesNo', 'choice', 'number'] as const;

/** Options as lines `value text`. */
const linesOf = (options: EligibilityQuestion['options']): string =>
  options.map(({ value, text }) => `${value} ${text}`).join('\n');

function optionsOf(lines: string): EligibilityQuestion['options'] {
  return lines.split('\n').flatMap((line) => {
    const [value = '', ...words] = line.trim().split(/\s+/);
    const text = words.join(' ');
    return value && text ? [{ value, text }] : [];
  });
}

/** One question of the table. */
export function QuestionRow({ question, onChange, onRemove }: QuestionRowProps) {
  const { t } = useText();
  const set = (part: Partial<EligibilityQuestion>): void => onChange({ ...question, ...part });
  return (
    <>
      <Space.Compact block>
        <Input
          className="policy-key"
          aria-label={t('policy.table.key')}
          value={question.key}
          maxLength={30}
          onChange={({ target }) => set({ key: target.value })}
        />
        <Input
          aria-label={t('policy.table.text')}
          placeholder={t('policy.table.text')}
          value={question.text}
          maxLength={120}
          onChange={({ target }) => set({ text: target.value })}
        />
        <Select
          className="policy-kind"
          aria-label={t('policy.table.kind')}
          value={question.kind}
          onChange={(kind) => set({ kind })}
          options={kinds.map((value) => ({ value, label: t(`policy.table.kinds.${value}`) }))}
        />
        <Button danger onClick={onRemove}>
          {t('policy.edit.remove')}
        </Button>
      </Space.Compact>
      <Space.Compact block>
        <Input
          aria-label={t('policy.table.hint')}
          placeholder={t('policy.table.hint')}
          value={question.hint}
          maxLength={200}
          onChange={({ target }) => set({ hint: target.value })}
        />
        {question.kind === 'number' && (
          <Input
            className="policy-kind"
            aria-label={t('policy.table.unit')}
            placeholder={t('policy.table.unit')}
            value={question.unit}
            maxLength={20}
            onChange={({ target }) => set({ unit: target.value })}
          />
        )}
      </Space.Compact>
      {question.kind === 'choice' && (
        <Input.TextArea
          aria-label={t('policy.table.options')}
          placeholder={t('policy.table.options')}
          autoSize={{ minRows: 2 }}
          defaultValue={linesOf(question.options)}
          onBlur={({ target }) => set({ options: optionsOf(target.value) })}
        />
      )}
    </>
  );
}
