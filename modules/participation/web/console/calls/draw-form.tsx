import { Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { participation, useDeskAct } from '../shared/client.ts';
import { Field } from '../shared/field.tsx';
import { today } from '../shared/instants.ts';

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

/** Draws a round. */
export function DrawForm({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const [draft, setDraft] = useState(() => ({
    title: t('participation.calls.titleOf', { month: today().slice(0, 7) }),
    fromDay: daysBefore(today(), 30),
    toDay: today(),
    size: 60,
    restDays: 90,
    seed: '',
    script: t('participation.calls.scriptText'),
  }));
  const act = useDeskAct();
  const change = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const save = async (): Promise<void> => {
    const { seed, ...body } = draft;
    const given = seed.trim() ? { seed: seed.trim() } : {};
    if (await act.run(async () => participation.drawRound({ body: { ...body, ...given } })))
      onClose();
  };
  return (
    <Modal
      open
      width={640}
      title={t('participation.calls.draw')}
      onCancel={onClose}
      onOk={() => void save()}
      okText={t('participation.calls.draw')}
      confirmLoading={act.busy}
    >
      <div className="dk-stack pt-stack">
        <p className="dk-muted">{t('participation.calls.how')}</p>
        <Field name={t('participation.calls.title')}>
          <Input
            maxLength={60}
            value={draft.title}
            onChange={({ target }) => change({ title: target.value })}
          />
        </Field>
        <div className="pt-pair">
          <Field name={t('participation.calls.from')}>
            <Input
              type="date"
              value={draft.fromDay}
              onChange={({ target }) => change({ fromDay: target.value })}
            />
          </Field>
          <Field name={t('participation.calls.to')}>
            <Input
              type="date"
              value={draft.toDay}
              onChange={({ target }) => change({ toDay: target.value })}
            />
          </Field>
          <Field name={t('participation.calls.size')}>
            <InputNumber
              min={1}
              max={2000}
              value={draft.size}
              onChange={(size) => change({ size: size ?? 1 })}
            />
          </Field>
          <Field name={t('participation.calls.rest')}>
            <InputNumber
              min={0}
              max={365}
              value={draft.restDays}
              onChange={(restDays) => change({ restDays: restDays ?? 0 })}
            />
          </Field>
          <Field name={t('participation.calls.seed')}>
            <Input
              maxLength={40}
              value={draft.seed}
              placeholder={t('participation.calls.seedHint')}
              onChange={({ target }) => change({ seed: target.value })}
            />
          </Field>
        </div>
        <Field name={t('participation.calls.script')}>
          <Input.TextArea
            rows={6}
            maxLength={2000}
            value={draft.script}
            onChange={({ target }) => change({ script: target.value })}
          />
        </Field>
        <ErrorNotice error={act.error} />
      </div>
    </Modal>
  );
}
