import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import { api as townsApi } from '#modules/towns/contract.ts';
import { createClient } from '#ui/api/index.ts';
import { useAct } from '#ui/desk/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { KindInput, KindView, Tariff } from '../../../contract/index.ts';
import { units } from '../../../contract/tariff.ts';
import { payerKinds, periods } from '../../../contract/words.ts';
import { payment, useRenew, useWords } from '../shared/client.ts';
import { YuanInput } from '../shared/yuan-input.tsx';

const towns = createClient(townsApi);

const blank: KindInput = {
  code: '',
  nameZh: '',
  nameEn: '',
  basisZh: '',
  departmentId: '',
  payers: 'household',
  period: 'month',
  tariff: { type: 'flat', amountFen: 0, unit: 'piece', steps: [] },
  dueDays: 30,
  active: true,
};

interface KindModalProps {
  readonly kind: KindView | null;
  readonly onClose: () => void;
}

/** Adds or changes a kind of bill. */
export function KindModal({ kind, onClose }: KindModalProps) {
  const { t, pick } = useWords();
  const [draft, setDraft] = useState<KindInput>(kind ? inputOf(kind) : blank);
  const act = useAct();
  const renew = useRenew();
  const departments = useQuery({
    queryKey: ['towns', 'ground'],
    queryFn: async () => towns.ground({ query: {} }),
  });
  const set = (change: Partial<KindInput>): void => setDraft({ ...draft, ...change });
  const save = async (): Promise<void> => {
    const body = { ...draft, version: kind?.version ?? 0 };
    const done = await act.run(async () =>
      payment.saveKind({ params: { code: draft.code }, body }),
    );
    if (done) {
      await renew();
      onClose();
    }
  };
  return (
    <Modal
      open
      width={640}
      title={t(kind ? 'payment.kind.change' : 'payment.kind.add')}
      okText={t('payment.save')}
      cancelText={t('payment.cancel')}
      okButtonProps={{ loading: act.busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item
          label={t('payment.kind.code')}
          htmlFor="kind-code"
          extra={t('payment.kind.codeHint')}
        >
          <Input
            id="kind-code"
            disabled={kind !== null}
            maxLength={40}
            value={draft.code}
            onChange={({ target }) => set({ code: target.value.trim() })}
          />
        </Form.Item>
        {(['nameZh', 'nameEn', 'basisZh'] as const).map((key) => (
          <Form.Item key={key} label={t(`payment.kind.${key}`)} htmlFor={`kind-${key}`}>
            <Input
              id={`kind-${key}`}
              maxLength={key === 'basisZh' ? 200 : 40}
              value={draft[key]}
              onChange={({ target }) => set({ [key]: target.value })}
            />
          </Form.Item>
        ))}
        <Form.Item label={t('payment.col.department')} htmlFor="kind-department">
          <Select
            id="kind-department"
            value={draft.departmentId || null}
            onChange={(departmentId: string) => set({ departmentId })}
            options={(departments.data?.departments ?? []).map((one) => ({
              value: one.id,
              label: pick(one.nameZh, one.nameEn),
            }))}
          />
        </Form.Item>
        <Form.Item label={t('payment.kind.payers')} htmlFor="kind-payers">
          <Select
            id="kind-payers"
            value={draft.payers}
            onChange={(payers: KindInput['payers']) => set({ payers })}
            options={payerKinds.map((value) => ({ value, label: t(`payment.payers.${value}`) }))}
          />
        </Form.Item>
        <Form.Item label={t('payment.kind.period')} htmlFor="kind-period">
          <Select
            id="kind-period"
            value={draft.period}
            onChange={(period: KindInput['period']) => set({ period })}
            options={periods.map((value) => ({ value, label: t(`payment.period.${value}`) }))}
          />
        </Form.Item>
        <TariffFields tariff={draft.tariff} onChange={(tariff) => set({ tariff })} />
        <Form.Item label={t('payment.kind.dueDays')} htmlFor="kind-due">
          <InputNumber
            id="kind-due"
            min={1}
            max={180}
            value={draft.dueDays}
            onChange={(days) => set({ dueDays: days ?? 1 })}
          />
        </Form.Item>
        <Form.Item label={t('payment.kind.active')} htmlFor="kind-active">
          <Switch id="kind-active" checked={draft.active} onChange={(active) => set({ active })} />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}

function inputOf(kind: KindView): KindInput {
  const { id: _id, departmentZh: _zh, departmentEn: _en, version: _version, ...input } = kind;
  return input;
}

interface TariffFieldsProps {
  readonly tariff: Tariff;
  readonly onChange: (tariff: Tariff) => void;
}

function TariffFields({ tariff, onChange }: TariffFieldsProps) {
  const { t } = useWords();
  const set = (change: Partial<Tariff>): void => onChange({ ...tariff, ...change });
  return (
    <>
      <Form.Item label={t('payment.kind.tariff')} htmlFor="kind-tariff">
        <Select
          id="kind-tariff"
          value={tariff.type}
          onChange={(type: Tariff['type']) =>
            set({
              type,
              amountFen: 0,
              steps: type === 'stepped' ? [{ upTo: 0, unitFen: 0 }] : [],
            })
          }
          options={(['flat', 'perUnit', 'stepped', 'given'] as const).map((value) => ({
            value,
            label: t(`payment.tariffType.${value}`),
          }))}
        />
      </Form.Item>
      {tariff.type !== 'flat' && tariff.type !== 'given' && (
        <Form.Item label={t('payment.kind.unit')} htmlFor="kind-unit">
          <Select
            id="kind-unit"
            value={tariff.unit}
            onChange={(unit: Tariff['unit']) => set({ unit })}
            options={units.map((value) => ({ value, label: t(`payment.unit.${value}`) }))}
          />
        </Form.Item>
      )}
      {(tariff.type === 'flat' || tariff.type === 'perUnit') && (
        <Form.Item label={t('payment.kind.amount')} htmlFor="kind-amount">
          <YuanInput
            id="kind-amount"
            value={tariff.amountFen}
            onChange={(fen) => set({ amountFen: fen ?? 0 })}
          />
        </Form.Item>
      )}
      {tariff.type === 'stepped' && (
        <Steps steps={tariff.steps} onChange={(steps) => set({ steps })} />
      )}
    </>
  );
}

interface StepsProps {
  readonly steps: Tariff['steps'];
  readonly onChange: (steps: Tariff['steps']) => void;
}

function Steps({ steps, onChange }: StepsProps) {
  const { t } = useWords();
  const change = (at: number, next: Partial<Tariff['steps'][number]>): void =>
    onChange(steps.map((step, place) => (place === at ? { ...step, ...next } : step)));
  return (
    <Form.Item label={t('payment.kind.steps')} extra={t('payment.kind.stepsHint')}>
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name of its own.
        <div key={at} className="dk-row" style={{ marginBottom: 8 }}>
          <InputNumber
            aria-label={t('payment.kind.upTo')}
            min={0}
            value={step.upTo}
            onChange={(upTo) => change(at, { upTo: upTo ?? 0 })}
          />
          <YuanInput
            id={`kind-step-${at}`}
            value={step.unitFen}
            onChange={(fen) => change(at, { unitFen: fen ?? 0 })}
          />
          <Button
            type="text"
            icon={<Icon name="close" />}
            aria-label={t('payment.kind.dropStep')}
            onClick={() => onChange(steps.filter((_, place) => place !== at))}
          />
        </div>
      ))}
      {steps.length < 8 && (
        <Button
          size="small"
          icon={<Icon name="plus" />}
          onClick={() => onChange([...steps, { upTo: 0, unitFen: 0 }])}
        >
          {t('payment.kind.addStep')}
        </Button>
      )}
    </Form.Item>
  );
}
