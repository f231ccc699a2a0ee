import { Button, Input, Select, Space } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import type {
  EligibilityCondition,
  EligibilityQuestion,
  EligibilityRule,
} from '../../../contract/index.ts';

const comparisons = ['equal', 'notEqual', 'atLeast', 'below'] as const;
const outcomes = ['yes', 'no', 'ask'] as const;

interface RuleRowProps {
  readonly rule: EligibilityRule;
  readonly questions: readonly EligibilityQuestion[];
  readonly onChange: (next: EligibilityRule) => void;
  readonly onRemove: () => void;
}

/** One rule: its conditions, all of which must hold, and what it says. */
export function RuleRow({ rule, questions, onChange, onRemove }: RuleRowProps) {
  const { t } = useText();
  const { when } = rule;
  const [first] = questions;
  const add = (): void =>
    onChange({
      ...rule,
      when: [...when, { question: first?.key ?? 'q1', is: 'equal', value: 'yes' }],
    });
  return (
    <>
      {when.map((condition, at) => (
        <ConditionRow
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place.
          key={at}
          condition={condition}
          questions={questions}
          onChange={(next) => onChange({ ...rule, when: when.with(at, next) })}
          onRemove={
            when.length > 1 ? () => onChange({ ...rule, when: when.toSpliced(at, 1) }) : undefined
          }
        />
      ))}
      <VerdictFields verdict={rule} onChange={(part) => onChange({ ...rule, ...part })} />
      <Space>
        <Button size="small" onClick={add}>
          {t('policy.table.addCondition')}
        </Button>
        <Button size="small" danger onClick={onRemove}>
          {t('policy.table.removeRule')}
        </Button>
      </Space>
    </>
  );
}

interface ConditionRowProps {
  readonly condition: EligibilityCondition;
  readonly questions: readonly EligibilityQuestion[];
  readonly onChange: (next: EligibilityCondition) => void;
  readonly onRemove: (() => void) | undefined;
}

function ConditionRow({ condition, questions, onChange, onRemove }: ConditionRowProps) {
  const { t } = useText();
  const question = questions.find(({ key }) => key === condition.question);
  const choices =
    question?.kind === 'yesNo'
      ? (['yes', 'no'] as const).map((value) => ({ value, label: t(`policy.table.${value}`) }))
      : (question?.options ?? []).map(({ value, text }) => ({ value, label: text }));
  return (
    <Space.Compact block>
      <Select
        className="policy-grow"
        aria-label={t('policy.table.condition')}
        value={condition.question}
        onChange={(key) => onChange({ ...condition, question: key })}
        options={questions.map(({ key, text }) => ({ value: key, label: text || key }))}
      />
      <Select
        className="policy-kind"
        aria-label={t('policy.table.comparison')}
        value={condition.is}
        onChange={(is) => onChange({ ...condition, is })}
        options={comparisons.map((value) => ({ value, label: t(`policy.table.is.${value}`) }))}
      />
      {question?.kind === 'number' ? (
        <Input
          className="policy-kind"
          aria-label={t('policy.table.value')}
          value={condition.value}
          maxLength={12}
          onChange={({ target }) => onChange({ ...condition, value: target.value })}
        />
      ) : (
        <Select
          className="policy-kind"
          aria-label={t('policy.table.value')}
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value })}
          options={choices}
        />
      )}
      {onRemove && <Button onClick={onRemove}>{t('policy.edit.remove')}</Button>}
    </Space.Compact>
  );
}

type Verdict = Pick<EligibilityRule, 'outcome' | 'sentence' | 'bring'>;

interface VerdictFieldsProps {
  readonly verdict: Verdict;
  readonly onChange: (part: Partial<Verdict>) => void;
}

/** What an end says: the outcome, a sentence, what to bring. */
export function VerdictFields({ verdict, onChange }: VerdictFieldsProps) {
  const { t } = useText();
  return (
    <>
      <Space.Compact block>
        <Select
          className="policy-kind"
          aria-label={t('policy.table.outcomeLabel')}
          value={verdict.outcome}
          onChange={(outcome) => onChange({ outcome })}
          options={outcomes.map((value) => ({ value, label: t(`policy.table.outcome.${value}`) }))}
        />
        <Input
          aria-label={t('policy.table.sentence')}
          placeholder={t('policy.table.sentence')}
          maxLength={300}
          value={verdict.sentence}
          onChange={({ target }) => onChange({ sentence: target.value })}
        />
      </Space.Compact>
      <Select
        className="policy-wide"
        mode="tags"
        open={false}
        aria-label={t('policy.table.bring')}
        placeholder={t('policy.table.bring')}
        tokenSeparators={['、', ',', '，']}
        value={verdict.bring}
        onChange={(bring) => onChange({ bring })}
      />
    </>
  );
}
