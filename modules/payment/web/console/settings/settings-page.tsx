import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { api as townsApi } from '#modules/towns/contract.ts';
import { createClient } from '#ui/api/index.ts';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { Settings } from '../../../contract/index.ts';
import { payment, useRenew, useWords } from '../shared/client.ts';
import { ChannelCard } from './channel-card.tsx';
import '../shared/payment.css';

const towns = createClient(townsApi);

const numbers = [
  ['orderMinutes', 5, 120],
  ['remindDays', 0, 30],
  ['dueDays', 1, 180],
  ['reconcileHour', 0, 23],
] as const;

const windows = [
  ['windowZh', 200],
  ['windowEn', 300],
] as const;

/** Rules of payment, and the town's merchant data. */
export default function SettingsPage() {
  const { t } = useWords();
  const settings = useQuery({
    queryKey: ['payment', 'settings'],
    queryFn: async () => payment.settings({}),
  });
  return (
    <>
      <PageHead title={t('payment.nav.settings')} lead={t('payment.settings.lead')} />
      {settings.isPending && <Loading lines={8} />}
      {settings.isError && (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      )}
      {settings.data && (
        <>
          {settings.data.channels.map((channel) => (
            <ChannelCard key={channel.channel} given={channel} />
          ))}
          <Rules given={settings.data.settings} />
        </>
      )}
    </>
  );
}

function Rules({ given }: { readonly given: Settings }) {
  const { t, pick } = useWords();
  const [draft, setDraft] = useState(given);
  const [isSaved, setSaved] = useState(false);
  const act = useAct();
  const renew = useRenew();
  const departments = useQuery({
    queryKey: ['towns', 'ground'],
    queryFn: async () => towns.ground({ query: {} }),
  });
  const save = async (): Promise<void> => {
    setSaved(await act.run(async () => payment.saveSettings({ body: draft })));
    await renew();
  };
  return (
    <section className="dk-card" style={{ maxWidth: 640 }} aria-labelledby="pay-rules">
      <h2 id="pay-rules">{t('payment.settings.rules')}</h2>
      <Form layout="vertical" onFinish={() => void save()}>
        <Form.Item
          label={t('payment.settings.finance')}
          htmlFor="pay-finance"
          extra={t('payment.settings.financeHint')}
        >
          <Select
            id="pay-finance"
            allowClear
            value={draft.financeDepartmentId}
            onChange={(value: string | null | undefined) =>
              setDraft({ ...draft, financeDepartmentId: value ?? null })
            }
            options={(departments.data?.departments ?? []).map((one) => ({
              value: one.id,
              label: pick(one.nameZh, one.nameEn),
            }))}
          />
        </Form.Item>
        {numbers.map(([name, least, most]) => (
          <Form.Item key={name} label={t(`payment.settings.${name}`)} htmlFor={`pay-${name}`}>
            <InputNumber
              id={`pay-${name}`}
              min={least}
              max={most}
              value={draft[name]}
              onChange={(value) => setDraft({ ...draft, [name]: value ?? least })}
            />
          </Form.Item>
        ))}
        {windows.map(([name, most]) => (
          <Form.Item key={name} label={t(`payment.settings.${name}`)} htmlFor={`pay-${name}`}>
            <Input.TextArea
              id={`pay-${name}`}
              rows={2}
              maxLength={most}
              value={draft[name]}
              onChange={({ target }) => setDraft({ ...draft, [name]: target.value })}
            />
          </Form.Item>
        ))}
        <ErrorNotice error={act.error} />
        {isSaved && !act.error && <Notice meaning="ok" title={t('payment.saved')} />}
        <Button type="primary" htmlType="submit" loading={act.busy}>
          {t('payment.save')}
        </Button>
      </Form>
    </section>
  );
}
