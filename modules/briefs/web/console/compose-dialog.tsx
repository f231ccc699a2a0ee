import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { Template } from '../../contract/index.ts';
import { briefs, useRenew } from './use-briefs.ts';

interface ComposeProps {
  readonly templates: readonly Template[];
  readonly onClose: () => void;
}

const dayMs = 86_400_000;
const localOffsetMs = 8 * 3_600_000;
const backDays = { daily: 1, weekly: 7, monthly: 31 } as const;

/** A day in the last period of a kind. */
function dayOf(kind: Template['kind']): string {
  const then = serverNow().getTime() + localOffsetMs - backDays[kind] * dayMs;
  return new Date(then).toISOString().slice(0, 10);
}

/** Which brief to compose, of which period. */
export function ComposeDialog({ templates, onClose }: ComposeProps) {
  const { t, locale } = useText();
  const active = templates.filter((one) => one.active);
  const [code, setCode] = useState(active[0]?.code ?? '');
  const kind = active.find((one) => one.code === code)?.kind ?? 'daily';
  const [day, setDay] = useState(dayOf(kind));
  const go = useNavigate();
  const renew = useRenew();
  const act = useAct();
  const compose = async (): Promise<void> => {
    await act.run(async () => {
      const { head } = await briefs.compose({ body: { code, day } });
      await renew();
      await go(`/briefs/${head.id}`);
    });
  };
  return (
    <Modal
      open
      title={t('briefs.compose.title')}
      okText={t('briefs.list.compose')}
      cancelText={t('briefs.cancel')}
      okButtonProps={{ loading: act.busy, disabled: !code || !day }}
      onOk={() => void compose()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('briefs.compose.template')} htmlFor="brief-template">
          <Select
            id="brief-template"
            value={code}
            onChange={(chosen: string) => {
              setCode(chosen);
              setDay(dayOf(active.find((one) => one.code === chosen)?.kind ?? 'daily'));
            }}
            options={active.map((one) => ({
              value: one.code,
              label: locale === 'zh' ? one.titleZh : one.titleEn || one.titleZh,
            }))}
          />
        </Form.Item>
        <Form.Item
          label={t(`briefs.compose.day.${kind}`)}
          htmlFor="brief-day"
          extra={t('briefs.compose.dayHint')}
        >
          <Input
            id="brief-day"
            type="date"
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
