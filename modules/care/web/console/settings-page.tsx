import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Table } from 'antd';
import { useState } from 'react';
import { formatYuan } from '#platform/money/index.ts';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Tariff, Tier } from '../../contract/allowances.ts';
import type { Settings } from '../../contract/settings.ts';
import { ServicesPart } from './services/services-part.tsx';
import { care, useRenew } from './shared/client.ts';
import { Places } from './shared/words.tsx';
import './shared/care.css';

/** Tariffs, kinds of help, periods: data that the town sets. */
export default function SettingsPage() {
  const { t } = useText();
  const settings = useQuery({
    queryKey: ['care', 'settings'],
    queryFn: async () => care.settings({}),
  });
  const tariffs = useQuery({
    queryKey: ['care', 'tariffs'],
    queryFn: async () => care.tariffs({}),
  });
  if (settings.isPending || tariffs.isPending) return <Loading lines={10} />;
  if (settings.isError || tariffs.isError)
    return (
      <ErrorState error={settings.error ?? tariffs.error} onRetry={() => void settings.refetch()} />
    );
  return (
    <>
      <PageHead title={t('care.nav.settings')} lead={t('care.settings.lead')} />
      <Places />
      <div className="care-two">
        <TariffPart tariffs={tariffs.data.items} />
        <PeriodPart settings={settings.data} />
      </div>
      <ServicesPart />
    </>
  );
}

function TariffPart({ tariffs }: { tariffs: Tariff[] }) {
  const { t, locale } = useText();
  const mayConfigure = usePermission('care.configure');
  const [making, setMaking] = useState(false);
  return (
    <section className="dk-card">
      <h2>{t('care.settings.tariffs')}</h2>
      <Table<Tariff>
        rowKey="id"
        size="small"
        dataSource={tariffs}
        pagination={false}
        columns={[
          { title: t('care.settings.validFrom'), dataIndex: 'validFrom', className: 'care-number' },
          {
            title: t('care.settings.tiers'),
            render: (_, row) =>
              row.tiers.map(({ fromAge, monthlyFen }) => (
                <div key={fromAge} className="care-number">
                  {t('care.settings.tier', {
                    age: fromAge,
                    amount: formatYuan(monthlyFen, locale),
                  })}
                </div>
              )),
          },
          { title: t('care.settings.basis'), dataIndex: 'basis' },
        ]}
      />
      {mayConfigure && !making && (
        <p>
          <Button onClick={() => setMaking(true)}>{t('care.settings.addTariff')}</Button>
        </p>
      )}
      {making && <TariffForm like={tariffs[0]} onClose={() => setMaking(false)} />}
    </section>
  );
}

const fenOfYuan = 100;

function TariffForm({ like, onClose }: { like: Tariff | undefined; onClose: () => void }) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [validFrom, setFrom] = useState(() => serverNow().toISOString().slice(0, 7));
  const [basis, setBasis] = useState('');
  const [tiers, setTiers] = useState<Tier[]>(
    () => like?.tiers ?? [{ fromAge: 80, monthlyFen: 5000 }],
  );
  const change = (at: number, part: Partial<Tier>): void =>
    setTiers(tiers.map((tier, index) => (index === at ? { ...tier, ...part } : tier)));
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      await care.saveTariff({ params: { validFrom }, body: { tiers, basis } });
      await renew();
    });
    if (done) onClose();
  };
  return (
    <Form layout="vertical">
      <Form.Item label={t('care.settings.validFrom')} htmlFor="tariff-from">
        <Input
          id="tariff-from"
          type="month"
          value={validFrom}
          onChange={({ target }) => setFrom(target.value)}
        />
      </Form.Item>
      <Form.Item label={t('care.settings.tiers')}>
        {tiers.map((tier, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a tier has no name of its own.
          <div key={at} className="dk-row" style={{ marginBottom: 8 }}>
            <InputNumber
              aria-label={t('care.settings.fromAge')}
              min={60}
              max={130}
              value={tier.fromAge}
              onChange={(fromAge) => change(at, { fromAge: fromAge ?? 80 })}
            />
            <InputNumber
              aria-label={t('care.settings.yuan')}
              min={0.01}
              precision={2}
              suffix="元"
              value={tier.monthlyFen / fenOfYuan}
              onChange={(yuan) => change(at, { monthlyFen: Math.round((yuan ?? 0) * fenOfYuan) })}
            />
            <Button size="small" onClick={() => setTiers(tiers.filter((_, index) => index !== at))}>
              {t('care.remove')}
            </Button>
          </div>
        ))}
        <Button
          size="small"
          onClick={() => setTiers([...tiers, { fromAge: 100, monthlyFen: 50_000 }])}
        >
          {t('care.settings.addTier')}
        </Button>
      </Form.Item>
      <Form.Item label={t('care.settings.basis')} htmlFor="tariff-basis">
        <Input
          id="tariff-basis"
          maxLength={200}
          value={basis}
          onChange={({ target }) => setBasis(target.value)}
        />
      </Form.Item>
      <ErrorNotice error={act.error} />
      <div className="dk-row">
        <Button onClick={onClose}>{t('care.cancel')}</Button>
        <Button
          type="primary"
          loading={act.busy}
          disabled={basis.trim().length < 2 || tiers.length === 0}
          onClick={() => void save()}
        >
          {t('care.save')}
        </Button>
      </div>
    </Form>
  );
}

const periods = [
  'graceMinutes',
  'escalateMinutes',
  'proofMonths',
  'backPayMonths',
  'planAheadDays',
] as const;

function PeriodPart({ settings }: { settings: Settings }) {
  const { t } = useText();
  const mayConfigure = usePermission('care.configure');
  const renew = useRenew();
  const act = useAct();
  const [input, setInput] = useState(settings);
  const save = async (): Promise<void> => {
    await act.run(async () => {
      await care.saveSettings({ body: input });
      await renew();
    });
  };
  return (
    <section className="dk-card">
      <h2>{t('care.settings.periods')}</h2>
      <Form layout="vertical" disabled={!mayConfigure}>
        {periods.map((key) => (
          <Form.Item key={key} label={t(`care.settings.${key}`)} htmlFor={key}>
            <InputNumber
              id={key}
              value={input[key]}
              onChange={(value) => setInput({ ...input, [key]: value ?? settings[key] })}
            />
          </Form.Item>
        ))}
        <Form.Item label={t('care.settings.remindDays')} htmlFor="remindDays">
          <Input
            id="remindDays"
            value={input.remindDays.join('、')}
            onChange={({ target }) =>
              setInput({
                ...input,
                remindDays: target.value.split(/\D+/).filter(Boolean).map(Number),
              })
            }
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
      {mayConfigure && (
        <Button type="primary" loading={act.busy} onClick={() => void save()}>
          {t('care.save')}
        </Button>
      )}
    </section>
  );
}
