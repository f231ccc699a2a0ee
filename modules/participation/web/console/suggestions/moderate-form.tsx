import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { DeskSuggestion } from '../../../contract/index.ts';
import { type RefusalReason, refusalReasons } from '../../../contract/words.ts';
import { participation, useDeskAct, useDepartmentOptions } from '../shared/client.ts';
import { Field } from '../shared/field.tsx';

/** What a moderator may do: publish in clean words, merge, or refuse with the reason. */
export function ModerateForm({ row }: { row: DeskSuggestion }) {
  return (
    <>
      {row.acts.includes('publish') && <PublishForm row={row} />}
      {row.acts.includes('merge') && <MergeForm row={row} />}
      <RefuseForm row={row} />
    </>
  );
}

function PublishForm({ row }: { row: DeskSuggestion }) {
  const { t } = useText();
  const departments = useDepartmentOptions();
  const [title, setTitle] = useState(row.title);
  const [body, setBody] = useState(row.body);
  const [departmentId, setDepartment] = useState<string | null>(null);
  const act = useDeskAct();
  const send = (): void => {
    if (!departmentId) return;
    const params = { suggestionId: row.id };
    void act.run(async () =>
      participation.publishSuggestion({
        params,
        body: { title, body, departmentId, version: row.version },
      }),
    );
  };
  return (
    <div className="dk-card dk-stack pt-stack">
      <h3>{t('participation.publish.title')}</h3>
      <p className="dk-muted">{t('participation.publish.hint')}</p>
      <Field name={t('participation.publish.name')}>
        <Input maxLength={60} value={title} onChange={({ target }) => setTitle(target.value)} />
      </Field>
      <Field name={t('participation.publish.body')}>
        <Input.TextArea
          rows={5}
          maxLength={1000}
          value={body}
          onChange={({ target }) => setBody(target.value)}
        />
      </Field>
      <Field name={t('participation.publish.department')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={departmentId}
          onChange={setDepartment}
          aria-label={t('participation.publish.department')}
          options={departments}
        />
      </Field>
      <ErrorNotice error={act.error} />
      <div className="dk-row">
        <Button type="primary" loading={act.busy} disabled={!departmentId} onClick={send}>
          {t('participation.publish.send')}
        </Button>
      </div>
    </div>
  );
}

function MergeForm({ row }: { row: DeskSuggestion }) {
  const { t } = useText();
  const act = useDeskAct();
  const alike = useQuery({
    queryKey: ['participation', 'alike', row.id],
    queryFn: async () => participation.similarSuggestions({ params: { suggestionId: row.id } }),
  });
  const items = alike.data?.items ?? [];
  if (items.length === 0) return null;
  const merge = (into: string): void => {
    const params = { suggestionId: row.id };
    void act.run(async () =>
      participation.mergeSuggestion({ params, body: { into, version: row.version } }),
    );
  };
  return (
    <div className="dk-card dk-stack pt-stack">
      <h3>{t('participation.merge.title')}</h3>
      {items.map((one) => (
        <div key={one.number} className="dk-row">
          <span className="dk-grow">
            {one.title}{' '}
            <span className="dk-muted">
              {one.number} · {t('participation.suggestions.supporters', { count: one.supporters })}{' '}
              · {Math.round(one.likeness * 100)}%
            </span>
          </span>
          <Button loading={act.busy} onClick={() => merge(one.number)}>
            {t('participation.merge.send')}
          </Button>
        </div>
      ))}
      <ErrorNotice error={act.error} />
    </div>
  );
}

function RefuseForm({ row }: { row: DeskSuggestion }) {
  const { t } = useText();
  const [reason, setReason] = useState<RefusalReason | null>(null);
  const [words, setWords] = useState('');
  const act = useDeskAct();
  const send = (): void => {
    if (!reason) return;
    const params = { suggestionId: row.id };
    const body = { reason, words, version: row.version };
    void act.run(async () => participation.refuseSuggestion({ params, body }));
  };
  return (
    <div className="dk-card dk-stack pt-stack">
      <h3>
        {t(row.state === 'waiting' ? 'participation.refuse.title' : 'participation.refuse.hide')}
      </h3>
      <Field name={t('participation.refuse.reason')}>
        <Select<RefusalReason>
          value={reason}
          onChange={setReason}
          options={refusalReasons.map((value) => ({
            value,
            label: t(`participation.reason.${value}`),
          }))}
        />
      </Field>
      <Field name={t('participation.refuse.words')}>
        <Input maxLength={300} value={words} onChange={({ target }) => setWords(target.value)} />
      </Field>
      <ErrorNotice error={act.error} />
      <div className="dk-row">
        <Button
          danger
          loading={act.busy}
          disabled={!reason || words.trim().length < 4}
          onClick={send}
        >
          {t('participation.refuse.send')}
        </Button>
      </div>
    </div>
  );
}
