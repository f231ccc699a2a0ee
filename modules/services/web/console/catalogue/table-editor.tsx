import { Alert, Button, Input, Switch } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { Eligibility } from '../../../contract/index.ts';

interface TableEditorProps {
  readonly table: Eligibility | null;
  readonly onChange: (table: Eligibility | null) => void;
}

const example: Eligibility = {
  questions: [
    {
      key: 'age',
      zh: '满 60 周岁了吗?',
      options: [
        { value: 'yes', zh: '满了' },
        { value: 'no', zh: '没有' },
      ],
    },
  ],
  rules: [
    { when: { age: ['no'] }, outcome: 'cannot', zh: '满 60 周岁才可以申请。', bring: [] },
    { when: {}, outcome: 'can', zh: '可以申请。', bring: ['居民身份证'] },
  ],
};

/** The decision table, as data: questions with their answers, rules from top to bottom. */
export function TableEditor({ table, onChange }: TableEditorProps) {
  const { t } = useText();
  const [text, setText] = useState(() => JSON.stringify(table ?? example, null, 2));
  const [fault, setFault] = useState('');
  const read = (next: string): void => {
    setText(next);
    try {
      onChange(JSON.parse(next) as Eligibility);
      setFault('');
    } catch (cause) {
      setFault(cause instanceof Error ? cause.message : String(cause));
    }
  };
  return (
    <section className="dk-card dk-stack">
      <div className="dk-row">
        <Switch
          checked={table !== null}
          onChange={(on) => (on ? read(text) : onChange(null))}
          aria-label={t('services.editor.table')}
        />
        {t('services.editor.tableLead')}
      </div>
      {table && <SaidTable table={table} />}
      {table && (
        <details>
          <summary>{t('services.editor.tableText')}</summary>
          <div className="svc-code">
            <Input.TextArea
              aria-label={t('services.editor.tableText')}
              autoSize={{ minRows: 12, maxRows: 30 }}
              value={text}
              onChange={({ target }) => read(target.value)}
            />
          </div>
          {fault && <Alert type="error" title={fault} />}
          <Button onClick={() => read(JSON.stringify(example, null, 2))}>
            {t('services.editor.example')}
          </Button>
        </details>
      )}
    </section>
  );
}

function SaidTable({ table }: { table: Eligibility }) {
  const { t } = useText();
  const say = (key: string, values: readonly string[]): string => {
    const question = table.questions.find((one) => one.key === key);
    const answers = values.map(
      (value) => question?.options.find((one) => one.value === value)?.zh ?? value,
    );
    return `${question?.zh ?? key} ${answers.join(' / ')}`;
  };
  return (
    <ol>
      {table.rules.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place.
        <li key={at}>
          {Object.entries(rule.when)
            .map(([key, values]) => say(key, values))
            .join('；') || t('services.editor.otherwise')}
          {' → '}
          <strong>{t(`services.outcome.${rule.outcome}`)}</strong> {rule.zh}
        </li>
      ))}
    </ol>
  );
}
