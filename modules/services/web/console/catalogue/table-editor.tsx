import { Button, Form, Input, Switch } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { Eligibility, ItemContent } from '../../../contract/index.ts';
import { QuestionLine } from './table-question.tsx';
import { RuleTable } from './table-rules.tsx';
import { changedQuestion, firstTable, withoutQuestion, withQuestion } from './table-changes.ts';

interface TableEditorProps {
  readonly table: Eligibility | null;
  readonly onChange: (table: Eligibility | null) => void;
}

const mostQuestions = 8;

interface AnyoneFieldsProps {
  readonly content: ItemContent;
  readonly onChange: (change: Pick<ItemContent, 'anyoneZh' | 'anyoneEn'>) => void;
}

/** Where nothing is asked: why anybody may have it. Empty, the page says nothing of it. */
export function AnyoneFields({ content, onChange }: AnyoneFieldsProps) {
  const { t } = useText();
  const fields = [
    ['anyoneZh', 200],
    ['anyoneEn', 300],
  ] as const;
  return (
    <section className="dk-card">
      <Form layout="vertical">
        {fields.map(([name, maxLength]) => (
          <Form.Item key={name} label={t(`services.editor.${name}`)} htmlFor={`item-${name}`}>
            <Input
              id={`item-${name}`}
              maxLength={maxLength}
              value={content[name] ?? ''}
              onChange={({ target }) => onChange({ [name]: target.value })}
            />
          </Form.Item>
        ))}
      </Form>
    </section>
  );
}

/** The decision table on screen: questions with their answers, then rules from top to bottom. */
export function TableEditor({ table, onChange }: TableEditorProps) {
  const { t } = useText();
  // Switched off and on again, it is the same table.
  const [last, setLast] = useState(table ?? firstTable);
  const change = (next: Eligibility): void => {
    setLast(next);
    onChange(next);
  };
  return (
    <section className="dk-card dk-stack">
      <div className="dk-row">
        <Switch
          checked={table !== null}
          onChange={(on) => onChange(on ? last : null)}
          aria-label={t('services.editor.table')}
        />
        {t('services.editor.tableLead')}
      </div>
      {table && (
        <>
          <h3>{t('services.table.questions')}</h3>
          {table.questions.map((question, at) => (
            <QuestionLine
              key={question.key}
              question={question}
              number={at + 1}
              onChange={(next) => change(changedQuestion(table, at, next))}
              {...(table.questions.length > 1
                ? { onRemove: () => change(withoutQuestion(table, at)) }
                : {})}
            />
          ))}
          {table.questions.length < mostQuestions && (
            <div>
              <Button icon={<Icon name="plus" />} onClick={() => change(withQuestion(table))}>
                {t('services.table.addQuestion')}
              </Button>
            </div>
          )}
          <h3>{t('services.table.rules')}</h3>
          <RuleTable table={table} onChange={change} />
        </>
      )}
    </section>
  );
}
