import { Button, Input } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { Eligibility } from '../../../contract/index.ts';
import { withOption } from './table-changes.ts';

type Question = Eligibility['questions'][number];

interface QuestionLineProps {
  readonly question: Question;
  readonly number: number;
  readonly onChange: (next: Question) => void;
  readonly onRemove?: () => void;
}

const mostOptions = 8;

/** One question in both languages, and under it its answers. */
export function QuestionLine({ question, number, onChange, onRemove }: QuestionLineProps) {
  const { t } = useText();
  const { options } = question;
  const set = (at: number, part: Partial<Question['options'][number]>): void =>
    onChange({
      ...question,
      options: options.map((one, index) => (index === at ? { ...one, ...part } : one)),
    });
  return (
    <div className="svc-question" role="group" aria-label={t('services.table.number', { number })}>
      <div className="dk-row">
        <strong>{number}.</strong>
        <Input
          className="svc-grow"
          aria-label={t('services.table.question')}
          placeholder={t('services.table.question')}
          maxLength={200}
          value={question.zh}
          onChange={({ target }) => onChange({ ...question, zh: target.value })}
        />
        <Input
          className="svc-grow"
          aria-label={t('services.table.questionEn')}
          placeholder={t('services.table.questionEn')}
          maxLength={300}
          value={question.en ?? ''}
          onChange={({ target }) => onChange({ ...question, en: target.value })}
        />
        {onRemove && (
          <Button
            icon={<Icon name="trash" />}
            aria-label={t('services.table.removeQuestion')}
            onClick={onRemove}
          />
        )}
      </div>
      <div className="svc-options">
        {options.map((option, at) => (
          <span key={option.value} className="svc-option">
            <Input
              aria-label={t('services.table.answer')}
              placeholder={t('services.table.answer')}
              maxLength={200}
              value={option.zh}
              onChange={({ target }) => set(at, { zh: target.value })}
            />
            <Input
              aria-label={t('services.table.answerEn')}
              placeholder={t('services.table.answerEn')}
              maxLength={300}
              value={option.en ?? ''}
              onChange={({ target }) => set(at, { en: target.value })}
            />
            {options.length > 2 && (
              <Button
                icon={<Icon name="close" />}
                aria-label={t('services.table.removeAnswer')}
                onClick={() => onChange({ ...question, options: options.toSpliced(at, 1) })}
              />
            )}
          </span>
        ))}
        {options.length < mostOptions && (
          <Button type="link" onClick={() => onChange(withOption(question))}>
            {t('services.table.addAnswer')}
          </Button>
        )}
      </div>
    </div>
  );
}
