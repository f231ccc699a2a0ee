import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { PlanInput, PlanRow } from '../../../contract/requests.ts';
import { care, useRenew } from '../shared/client.ts';
import { minuteOf, TimeFields, WeekdayField } from '../shared/time-fields.tsx';
import { useCarers, useServices } from '../shared/use-choices.ts';
import { clock } from '../shared/words.tsx';
import { tomorrow } from './request-dialog.tsx';

interface PlanDialogProps {
  readonly elderId: string;
  readonly plan: PlanRow | null;
  readonly onClose: () => void;
}

function inputOf(plan: PlanRow | null): PlanInput {
  if (!plan)
    return {
      serviceCode: '',
      weekdays: [1, 2, 3, 4, 5],
      minute: 690,
      carerId: null,
      fromDay: tomorrow(),
      untilDay: null,
      pausedFrom: null,
      pausedUntil: null,
    };
  const { serviceCode, weekdays, minute, carerId, fromDay, untilDay, pausedFrom, pausedUntil } =
    plan;
  return { serviceCode, weekdays, minute, carerId, fromDay, untilDay, pausedFrom, pausedUntil };
}

/** Plans visits on weekdays, changes or pauses them. */
export function PlanDialog({ elderId, plan, onClose }: PlanDialogProps) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const { options } = useServices();
  const carers = useCarers();
  const [key] = useState(newId);
  const [input, setInput] = useState(() => inputOf(plan));
  const change = (part: Partial<PlanInput>): void => setInput((now) => ({ ...now, ...part }));
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      await (plan
        ? care.changePlan({
            params: { planId: plan.id },
            body: { ...input, version: plan.version },
          })
        : care.addPlan({ params: { elderId }, body: input }, { idempotencyKey: key }));
      await renew();
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t(plan ? 'care.plan.change' : 'care.plan.add')}
      okText={t('care.save')}
      cancelText={t('care.cancel')}
      okButtonProps={{
        loading: act.busy,
        disabled: !input.serviceCode || input.weekdays.length === 0,
      }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('care.col.service')} htmlFor="plan-service">
          <Select
            id="plan-service"
            value={input.serviceCode || null}
            onChange={(serviceCode) => change({ serviceCode })}
            options={options}
          />
        </Form.Item>
        <Form.Item label={t('care.plan.days')}>
          <WeekdayField value={input.weekdays} onChange={(weekdays) => change({ weekdays })} />
        </Form.Item>
        <TimeFields
          day={input.fromDay}
          time={clock(input.minute)}
          onDay={(fromDay) => change({ fromDay })}
          onTime={(time) => change({ minute: minuteOf(time) })}
        />
        <Form.Item label={t('care.col.carer')} htmlFor="plan-carer">
          <Select
            id="plan-carer"
            allowClear
            value={input.carerId}
            onChange={(carerId) => change({ carerId: carerId ?? null })}
            options={carers}
          />
        </Form.Item>
        <div className="care-form-row">
          <Form.Item label={t('care.elder.pauseFrom')} htmlFor="plan-pause">
            <Input
              id="plan-pause"
              type="date"
              value={input.pausedFrom ?? ''}
              onChange={({ target }) => change({ pausedFrom: target.value || null })}
            />
          </Form.Item>
          <Form.Item label={t('care.elder.pauseUntil')} htmlFor="plan-pause-end">
            <Input
              id="plan-pause-end"
              type="date"
              value={input.pausedUntil ?? ''}
              onChange={({ target }) => change({ pausedUntil: target.value || null })}
            />
          </Form.Item>
          <Form.Item label={t('care.plan.until')} htmlFor="plan-until">
            <Input
              id="plan-until"
              type="date"
              value={input.untilDay ?? ''}
              onChange={({ target }) => change({ untilDay: target.value || null })}
            />
          </Form.Item>
        </div>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
