import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { Eligibility } from '../../../contract/index.ts';
import { services, usePick } from '../shared/client.ts';
import { type Rule, ruleUp, withAnswers, withRule } from './table-changes.ts';

interface RuleTableProps {
  readonly table: Eligibility;
  readonly onChange: (table: Eligibility) => void;
}

const outcomes = ['can', 'cannot', 'window'] as const;

/** Rules as rows, questions as columns: the first row that fits says what is answered. */
export function RuleTable({ table, onChange }: RuleTableProps) {
  const { t } = useText();
  const { questions, rules } = table;
  return (
    <>
      <div className="svc-rules" tabIndex={0} role="region" aria-label={t('services.table.rules')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('services.table.order')}</th>
              {questions.map((question, at) => (
                <th key={question.key} scope="col">
                  {question.zh || t('services.table.number', { number: at + 1 })}
                </th>
              ))}
              <th scope="col">{t('services.table.then')}</th>
              <th scope="col">{t('services.table.said')}</th>
              <th scope="col">{t('services.table.bring')}</th>
              <th scope="col">{t('services.table.act')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place.
              <tr key={at}>
                <th scope="row">{at + 1}</th>
                <RuleCells
                  rule={rule}
                  questions={questions}
                  onChange={(next) => onChange({ ...table, rules: rules.with(at, next) })}
                />
                <td>
                  <div className="dk-row">
                    <Button
                      aria-label={t('services.table.up')}
                      disabled={at === 0}
                      onClick={() => onChange(ruleUp(table, at))}
                    >
                      ↑
                    </Button>
                    <Button
                      icon={<Icon name="trash" />}
                      aria-label={t('services.table.removeRule')}
                      disabled={rules.length === 1}
                      onClick={() => onChange({ ...table, rules: rules.toSpliced(at, 1) })}
                    />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <Button icon={<Icon name="plus" />} onClick={() => onChange(withRule(table))}>
          {t('services.table.addRule')}
        </Button>
      </div>
    </>
  );
}

interface RuleCellsProps {
  readonly rule: Rule;
  readonly questions: Eligibility['questions'];
  readonly onChange: (next: Rule) => void;
}

function RuleCells({ rule, questions, onChange }: RuleCellsProps) {
  const { t } = useText();
  return (
    <>
      {questions.map(({ key, zh, options }) => (
        <td key={key}>
          <Select
            mode="multiple"
            className="svc-some"
            aria-label={zh || key}
            placeholder={t('services.table.any')}
            value={rule.when[key] ?? []}
            onChange={(values) => onChange(withAnswers(rule, key, values))}
            options={options.map((one) => ({ value: one.value, label: one.zh || one.value }))}
          />
        </td>
      ))}
      <td>
        <Select
          className="svc-outcome"
          aria-label={t('services.table.then')}
          value={rule.outcome}
          onChange={(outcome) => onChange({ ...rule, outcome })}
          options={outcomes.map((value) => ({ value, label: t(`services.outcome.${value}`) }))}
        />
        {rule.outcome !== 'can' && <Instead rule={rule} onChange={onChange} />}
      </td>
      <td className="svc-said">
        <Input.TextArea
          aria-label={t('services.table.sentence')}
          placeholder={t('services.table.sentence')}
          autoSize
          maxLength={200}
          value={rule.zh}
          onChange={({ target }) => onChange({ ...rule, zh: target.value })}
        />
        <Input.TextArea
          aria-label={t('services.table.sentenceEn')}
          placeholder={t('services.table.sentenceEn')}
          autoSize
          maxLength={300}
          value={rule.en ?? ''}
          onChange={({ target }) => onChange({ ...rule, en: target.value })}
        />
      </td>
      <td>
        <Select
          mode="tags"
          open={false}
          className="svc-bring"
          aria-label={t('services.table.bring')}
          tokenSeparators={['、', ',', '，']}
          value={rule.bring}
          onChange={(bring) => onChange({ ...rule, bring })}
        />
      </td>
    </>
  );
}

/** Another item that fits better. */
function Instead({ rule, onChange }: Pick<RuleCellsProps, 'rule' | 'onChange'>) {
  const { t } = useText();
  const pick = usePick();
  const items = useQuery({
    queryKey: ['services', 'items'],
    queryFn: async () => services.items({ query: {} }),
  });
  const choose = (code: string | undefined): void => {
    const { instead: _, ...others } = rule;
    onChange(code ? { ...others, instead: code } : others);
  };
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      className="svc-outcome"
      aria-label={t('services.table.instead')}
      placeholder={t('services.table.instead')}
      {...(rule.instead ? { value: rule.instead } : {})}
      onChange={choose}
      options={(items.data?.items ?? []).map((one) => ({
        value: one.code,
        label: pick(one.titleZh, one.titleEn),
      }))}
    />
  );
}
