import { Button, Checkbox, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { DeskPoll, PollInput } from '../../../contract/index.ts';
import { participation, useDeskAct, useVillageOptions } from '../shared/client.ts';
import { Field } from '../shared/field.tsx';
import { fromInstant, toInstant } from '../shared/instants.ts';

interface PollFormProps {
  /** Null: a new one. */
  readonly poll: DeskPoll | null;
  readonly onClose: () => void;
}

type Draft = Omit<PollInput, 'options'> & { readonly texts: readonly string[] };

function draftOf(poll: DeskPoll | null): Draft {
  const soon = Date.now();
  return {
    title: poll?.title ?? '',
    lead: poll?.lead ?? '',
    texts: poll?.options.map(({ text }) => text) ?? ['', ''],
    chooseMost: poll?.chooseMost ?? 1,
    secrecy: poll?.secrecy ?? 'secret',
    villageIds: [...(poll?.villageIds ?? [])],
    minAge: poll?.minAge ?? 18,
    withPaper: poll?.withPaper ?? true,
    opensAt: poll?.opensAt ?? new Date(soon).toISOString(),
    closesAt: poll?.closesAt ?? new Date(soon + 7 * 86_400_000).toISOString(),
  };
}

/** Draws a vote up, or changes its draft. */
export function PollForm({ poll, onClose }: PollFormProps) {
  const { t } = useText();
  const [draft, setDraft] = useState(() => draftOf(poll));
  const act = useDeskAct();
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const save = async (): Promise<void> => {
    const { texts, ...rest } = draft;
    const options = texts
      .filter((text) => text.trim() !== '')
      .map((text, at) => ({ code: `o${at + 1}`, text: text.trim() }));
    const body = { ...rest, options };
    const isSaved = await act.run(async () =>
      poll
        ? participation.changePoll({
            params: { pollId: poll.id },
            body: { ...body, version: poll.version },
          })
        : participation.draftPoll({ body }),
    );
    if (isSaved) onClose();
  };
  return (
    <Modal
      open
      width={640}
      title={t(poll ? 'participation.poll.change' : 'participation.poll.new')}
      onCancel={onClose}
      onOk={() => void save()}
      okText={t('participation.poll.save')}
      confirmLoading={act.busy}
    >
      <div className="dk-stack pt-stack">
        <Field name={t('participation.poll.title')}>
          <Input
            maxLength={80}
            value={draft.title}
            onChange={({ target }) => change({ title: target.value })}
          />
        </Field>
        <Field name={t('participation.poll.lead')}>
          <Input.TextArea
            rows={3}
            maxLength={1000}
            value={draft.lead}
            onChange={({ target }) => change({ lead: target.value })}
          />
        </Field>
        <Options texts={draft.texts} onChange={(texts) => change({ texts })} />
        <Electorate draft={draft} onChange={change} />
        <ErrorNotice error={act.error} />
      </div>
    </Modal>
  );
}

interface OptionsProps {
  readonly texts: readonly string[];
  readonly onChange: (texts: readonly string[]) => void;
}

function Options({ texts, onChange }: OptionsProps) {
  const { t } = useText();
  return (
    <div className="dk-stack pt-stack">
      <span className="dk-muted">{t('participation.poll.options')}</span>
      {texts.map((text, at) => (
        <Input
          // Options have no name of their own before they are saved.
          // biome-ignore lint/suspicious/noArrayIndexKey: as said above
          key={at}
          maxLength={120}
          value={text}
          aria-label={t('participation.poll.option', { number: at + 1 })}
          placeholder={t('participation.poll.option', { number: at + 1 })}
          onChange={({ target }) =>
            onChange(texts.map((one, i) => (i === at ? target.value : one)))
          }
        />
      ))}
      {texts.length < 20 && (
        <Button type="dashed" onClick={() => onChange([...texts, ''])}>
          {t('participation.poll.addOption')}
        </Button>
      )}
    </div>
  );
}

interface ElectorateProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

function Electorate({ draft, onChange }: ElectorateProps) {
  const { t } = useText();
  const villages = useVillageOptions();
  return (
    <>
      <Radio.Group
        value={draft.secrecy}
        onChange={({ target }) => onChange({ secrecy: target.value as Draft['secrecy'] })}
        options={(['secret', 'open'] as const).map((value) => ({
          value,
          label: t(`participation.secrecy.${value}`),
        }))}
      />
      <Field name={t('participation.poll.villages')}>
        <Select
          mode="multiple"
          value={[...draft.villageIds]}
          placeholder={t('participation.polls.wholeTown')}
          onChange={(villageIds) => onChange({ villageIds })}
          options={villages}
        />
      </Field>
      <div className="pt-pair">
        <Field name={t('participation.poll.most')}>
          <InputNumber
            min={1}
            max={20}
            value={draft.chooseMost}
            onChange={(value) => onChange({ chooseMost: value ?? 1 })}
          />
        </Field>
        <Field name={t('participation.poll.age')}>
          <InputNumber
            min={0}
            max={120}
            value={draft.minAge}
            onChange={(value) => onChange({ minAge: value ?? 0 })}
          />
        </Field>
        <Field name={t('participation.poll.opens')}>
          <Input
            type="datetime-local"
            value={fromInstant(draft.opensAt)}
            onChange={({ target }) => onChange({ opensAt: toInstant(target.value, draft.opensAt) })}
          />
        </Field>
        <Field name={t('participation.poll.closes')}>
          <Input
            type="datetime-local"
            value={fromInstant(draft.closesAt)}
            onChange={({ target }) =>
              onChange({ closesAt: toInstant(target.value, draft.closesAt) })
            }
          />
        </Field>
      </div>
      <Checkbox
        checked={draft.withPaper}
        onChange={({ target }) => onChange({ withPaper: target.checked })}
      >
        {t('participation.poll.paper')}
      </Checkbox>
    </>
  );
}
