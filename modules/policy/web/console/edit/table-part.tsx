import { Button } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { Eligibility, PolicyContent } from '../../../contract/index.ts';
import type { ChangeContent } from './change-content.ts';
import { QuestionRow } from './question-row.tsx';
import { RuleRow, VerdictFields } from './rule-row.tsx';

interface PartProps {
  readonly content: PolicyContent;
  readonly onChange: ChangeContent;
}

const newQuestion = (count: number): Eligibility['questions'][number] => ({
  key: `q${count + 1}`,
  text: '',
  hint: '',
  kind: 'yesNo',
  unit: '',
  options: [],
});

/** “Who can have it” as a small decision table: questions, rules in their order, and what else. */
export function TablePart({ content, onChange }: PartProps) {
  const { t } = useText();
  const table = content.eligibility;
  if (!table) {
    const begin = (): void =>
      onChange({
        eligibility: {
          questions: [newQuestion(0)],
          rules: [
            {
              when: [{ question: 'q1', is: 'equal', value: 'yes' }],
              outcome: 'yes',
              sentence: '',
              bring: [],
            },
          ],
          otherwise: { outcome: 'no', sentence: '', bring: [] },
        },
      });
    return (
      <section className="dk-card">
        <h2>{t('policy.field.eligibility')}</h2>
        <p className="dk-muted">{t('policy.table.none')}</p>
        <Button onClick={begin}>{t('policy.table.begin')}</Button>
      </section>
    );
  }
  return <Table table={table} onChange={(eligibility) => onChange({ eligibility })} />;
}

interface TableProps {
  readonly table: Eligibility;
  readonly onChange: (table: Eligibility | null) => void;
}

function Table({ table, onChange }: TableProps) {
  const { t } = useText();
  const { questions, rules, otherwise } = table;
  const first = questions[0]?.key ?? 'q1';
  const addRule = (): void => {
    const when = [{ question: first, is: 'equal' as const, value: 'yes' }];
    onChange({ ...table, rules: [...rules, { when, outcome: 'yes', sentence: '', bring: [] }] });
  };
  return (
    <section className="dk-card">
      <header>
        <h2>{t('policy.field.eligibility')}</h2>
        <Button danger onClick={() => onChange(null)}>
          {t('policy.table.drop')}
        </Button>
      </header>
      <p className="dk-muted">{t('policy.table.how')}</p>
      <h3>{t('policy.table.questions')}</h3>
      <ol className="policy-articles">
        {questions.map((question, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the key of a question is being edited.
          <li key={at}>
            <QuestionRow
              question={question}
              onChange={(next) => onChange({ ...table, questions: questions.with(at, next) })}
              onRemove={() => onChange({ ...table, questions: questions.toSpliced(at, 1) })}
            />
          </li>
        ))}
      </ol>
      <Button
        onClick={() =>
          onChange({ ...table, questions: [...questions, newQuestion(questions.length)] })
        }
      >
        {t('policy.table.addQuestion')}
      </Button>
      <h3>{t('policy.table.rules')}</h3>
      <ol className="policy-articles">
        {rules.map((rule, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name but their place.
          <li key={at}>
            <RuleRow
              rule={rule}
              questions={questions}
              onChange={(next) => onChange({ ...table, rules: rules.with(at, next) })}
              onRemove={() => onChange({ ...table, rules: rules.toSpliced(at, 1) })}
            />
          </li>
        ))}
      </ol>
      <Button onClick={addRule}>{t('policy.table.addRule')}</Button>
      <h3>{t('policy.table.otherwise')}</h3>
      <VerdictFields
        verdict={otherwise}
        onChange={(next) => onChange({ ...table, otherwise: { ...otherwise, ...next } })}
      />
    </section>
  );
}
