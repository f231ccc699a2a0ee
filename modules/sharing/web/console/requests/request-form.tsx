import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, faultAt } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import { newId } from '#ui/kit/new-id.ts';
import type { AskableResource, RequestInput, RequestView } from '../../../contract/index.ts';
import { legalBases, mostRowsPerDay } from '../../../contract/words.ts';
import { sharing, usePick, useRenew } from '../shared/client.ts';
import { Conditions } from '../shared/conditions.tsx';
import { FieldChoice } from './field-choice.tsx';
import '../shared/sharing.css';

interface RequestFormProps {
  readonly resources: readonly AskableResource[];
  readonly draft: RequestView | null;
  readonly initial: RequestInput;
}

/** The form of a request: what, for what, on what ground, which fields and rows, how long. */
export function RequestForm({ resources, draft, initial }: RequestFormProps) {
  const { t } = useText();
  const [input, setInput] = useState(initial);
  const [key] = useState(newId);
  const go = useNavigate();
  const renew = useRenew();
  const act = useAct();
  const resource = resources.find(({ id }) => id === input.resourceId);
  const set = (change: Partial<RequestInput>): void => setInput({ ...input, ...change });
  const save = async (ask: boolean): Promise<void> => {
    await act.run(async () => {
      const saved = draft
        ? await sharing.changeRequest({
            params: { requestId: draft.id },
            body: { ...input, version: draft.version },
          })
        : await sharing.draftRequest({ body: { ...input, ask } }, { idempotencyKey: key });
      if (draft && ask) await sharing.askRequest({ params: { requestId: saved.id } });
      await renew();
      await go(`/sharing/requests/${saved.id}`);
    });
  };
  return (
    <Form layout="vertical" className="dk-stack">
      <section className="dk-card">
        <h2>{t('sharing.form.what')}</h2>
        <ResourceChoice
          resources={resources}
          value={input.resourceId}
          onChange={(resourceId) => set({ resourceId, fields: [], conditions: [] })}
        />
        {resource?.grade === 'open' && <Notice meaning="ok" title={t('sharing.form.open')} />}
        {resource?.inPlace && <p className="dk-note">{t('sharing.inPlace.text')}</p>}
        {resource && (
          <>
            <FieldChoice
              fields={resource.fields}
              value={input.fields}
              onChange={(fields) => set({ fields })}
            />
            <Form.Item label={t('sharing.form.rows')} extra={t('sharing.form.rowsHint')}>
              <Conditions
                fields={resource.fields}
                value={input.conditions}
                onChange={(conditions) => set({ conditions })}
              />
            </Form.Item>
          </>
        )}
      </section>
      <Grounds input={input} onChange={set} error={act.error} />
      <Term input={input} onChange={set} />
      <ErrorNotice error={act.error} />
      <div className="dk-row">
        <Button
          type="primary"
          loading={act.busy}
          disabled={!resource || input.fields.length === 0}
          onClick={() => void save(true)}
        >
          {t('sharing.form.ask')}
        </Button>
        <Button
          loading={act.busy}
          disabled={!resource || input.fields.length === 0}
          onClick={() => void save(false)}
        >
          {t('sharing.form.draft')}
        </Button>
      </div>
    </Form>
  );
}

interface ResourceChoiceProps {
  readonly resources: readonly AskableResource[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function ResourceChoice({ resources, value, onChange }: ResourceChoiceProps) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Form.Item
      label={t('sharing.form.resource')}
      htmlFor="sharing-resource"
      extra={t('sharing.form.resourceHint')}
    >
      <Select
        id="sharing-resource"
        showSearch={{ optionFilterProp: 'label' }}
        value={value || null}
        placeholder={t('sharing.form.resourcePick')}
        onChange={onChange}
        options={resources.map((one) => {
          const how = one.inPlace ? t('sharing.inPlace.option') : '';
          const why = one.askable === 'yes' ? '' : `(${t(`sharing.askable.${one.askable}`)})`;
          return {
            value: one.id,
            label: `${pick(one.titleZh, one.titleEn)} · ${pick(one.ownerZh, one.ownerEn)}${how}${why}`,
            disabled: one.askable !== 'yes',
          };
        })}
      />
    </Form.Item>
  );
}

interface PartProps {
  readonly input: RequestInput;
  readonly onChange: (change: Partial<RequestInput>) => void;
}

function Grounds({ input, onChange, error }: PartProps & { error: unknown }) {
  const { t } = useText();
  const fault = faultAt(error, '/purpose');
  return (
    <section className="dk-card">
      <h2>{t('sharing.form.why')}</h2>
      <Form.Item
        label={t('sharing.form.purpose')}
        htmlFor="sharing-purpose"
        extra={t('sharing.form.purposeHint')}
        {...(fault ? { validateStatus: 'error' as const } : {})}
      >
        <Input.TextArea
          id="sharing-purpose"
          rows={3}
          maxLength={500}
          showCount
          value={input.purpose}
          onChange={({ target }) => onChange({ purpose: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('sharing.form.basis')} htmlFor="sharing-basis">
        <Select
          id="sharing-basis"
          value={input.basis}
          onChange={(basis) => onChange({ basis })}
          options={legalBases.map((value) => ({ value, label: t(`sharing.basis.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        label={t('sharing.form.basisWords')}
        htmlFor="sharing-basis-words"
        extra={t('sharing.form.basisWordsHint')}
      >
        <Input
          id="sharing-basis-words"
          maxLength={200}
          value={input.basisWords}
          onChange={({ target }) => onChange({ basisWords: target.value })}
        />
      </Form.Item>
    </section>
  );
}

function Term({ input, onChange }: PartProps) {
  const { t } = useText();
  return (
    <section className="dk-card">
      <h2>{t('sharing.form.howLong')}</h2>
      <div className="sharing-days">
        <Form.Item label={t('sharing.form.from')} htmlFor="sharing-from">
          <Input
            id="sharing-from"
            type="date"
            value={input.fromDay}
            onChange={({ target }) => onChange({ fromDay: target.value })}
          />
        </Form.Item>
        <Form.Item label={t('sharing.form.until')} htmlFor="sharing-until">
          <Input
            id="sharing-until"
            type="date"
            value={input.untilDay}
            onChange={({ target }) => onChange({ untilDay: target.value })}
          />
        </Form.Item>
        <Form.Item label={t('sharing.form.perDay')} htmlFor="sharing-per-day">
          <InputNumber
            id="sharing-per-day"
            style={{ width: '100%' }}
            min={1}
            max={mostRowsPerDay}
            value={input.rowsPerDay}
            onChange={(value) => onChange({ rowsPerDay: value ?? 1 })}
          />
        </Form.Item>
      </div>
    </section>
  );
}
