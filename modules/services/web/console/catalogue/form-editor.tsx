import { Button, Switch, Table } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { allQuestions, type FormSchema, type Question } from '../../../contract/index.ts';
import { QuestionDrawer } from './question-drawer.tsx';

interface FormEditorProps {
  readonly form: FormSchema | null;
  readonly onChange: (form: FormSchema | null) => void;
}

const emptyForm: FormSchema = { type: 'object', properties: {}, required: [], 'x-order': [] };

/** The schema of these questions, in this order. */
function schemaOf(questions: readonly Question[]): FormSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(questions.map(({ key, field }) => [key, field])),
    required: questions.filter(({ required }) => required).map(({ key }) => key),
    'x-order': questions.map(({ key }) => key),
  };
}

/** The questions of an item, in the order in which they are asked. */
export function FormEditor({ form, onChange }: FormEditorProps) {
  const { t } = useText();
  const [editing, setEditing] = useState<number | null>(null);
  const questions = allQuestions(form ?? emptyForm);
  const save = (next: readonly Question[]): void => onChange(schemaOf(next));
  const move = (at: number, by: number): void => {
    const next = [...questions];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at + by, 0, one);
    save(next);
  };
  const put = (question: Question): void => {
    const next = [...questions];
    next[editing ?? next.length] = question;
    save(next);
    setEditing(null);
  };
  return (
    <section className="dk-card">
      <div className="dk-row">
        <Switch
          checked={form !== null}
          onChange={(on) => onChange(on ? emptyForm : null)}
          aria-label={t('services.editor.online')}
        />
        {t(form ? 'services.editor.online' : 'services.editor.offline')}
      </div>
      {form && (
        <>
          <Table
            rowKey="key"
            size="small"
            dataSource={questions}
            pagination={false}
            scroll={{ x: 'max-content' }}
            columns={[
              {
                title: t('services.question.title'),
                render: (_, { field, required }) =>
                  `${field.title}${required ? '' : t('services.question.optional')}`,
              },
              { title: t('services.question.key'), render: (_, { key }) => <code>{key}</code> },
              {
                title: t('services.question.type'),
                render: (_, { field }) => t(`services.type.${kindOf(field)}`),
              },
              {
                title: t('services.question.prefill'),
                render: (_, { field }) =>
                  field['x-prefill'] ? t(`services.prefill.${field['x-prefill']}`) : '',
              },
              {
                title: t('services.question.when'),
                render: (_, { field }) =>
                  field['x-when']
                    ? `${field['x-when'].field} = ${field['x-when'].equals.join(' / ')}`
                    : '',
              },
              {
                title: '',
                render: (_, _question, at) => (
                  <span className="dk-row">
                    <Button size="small" onClick={() => setEditing(at)}>
                      {t('services.question.edit')}
                    </Button>
                    <Button size="small" disabled={at === 0} onClick={() => move(at, -1)}>
                      {t('services.events.up')}
                    </Button>
                    <Button
                      size="small"
                      disabled={at === questions.length - 1}
                      onClick={() => move(at, 1)}
                    >
                      {t('services.question.down')}
                    </Button>
                    <Button
                      size="small"
                      onClick={() => save(questions.filter((_one, place) => place !== at))}
                    >
                      {t('services.take.remove')}
                    </Button>
                  </span>
                ),
              },
            ]}
          />
          <Button
            style={{ marginTop: 12 }}
            icon={<Icon name="plus" />}
            onClick={() => setEditing(questions.length)}
          >
            {t('services.question.add')}
          </Button>
        </>
      )}
      {editing !== null && (
        <QuestionDrawer
          key={editing}
          question={questions[editing] ?? null}
          others={questions.slice(0, editing)}
          onSave={put}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

/** The kind of a question in one word. */
export function kindOf(field: Question['field']): string {
  if (field.enum) return 'choice';
  return field.format ?? field.type;
}
