import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice, StatusTag } from '#ui/kit/status-tag.tsx';
import type { SavingView } from '../../contract/index.ts';
import { Places } from './places.tsx';
import { SavingCauses } from './saving-causes.tsx';
import { lighting, useSaving } from './use-lighting.ts';
import './lighting.css';

/** What the lamps saved in a month, and how that is known. */
export default function SavingPage() {
  const { t } = useText();
  const thisMonth = new Date(serverNow().getTime() + 8 * 3_600_000).toISOString().slice(0, 7);
  const [month, setMonth] = useState(thisMonth);
  const saving = useSaving(month);
  const act = useAct();
  const download = async (): Promise<unknown> =>
    act.run(async () => saveFile(await lighting.savingFile({ query: { month } })));
  return (
    <>
      <PageHead title={t('lighting.saving.title')} lead={t('lighting.saving.lead')}>
        <Input
          type="month"
          className="light-date"
          aria-label={t('lighting.saving.month')}
          value={month}
          max={thisMonth}
          onChange={({ target: { value } }) => value && setMonth(value)}
        />
        <Button icon={<Icon name="download" />} loading={act.busy} onClick={() => void download()}>
          {t('lighting.saving.download')}
        </Button>
      </PageHead>
      <Places />
      <ErrorNotice error={act.error} />
      {saving.isPending && <Loading lines={8} />}
      {saving.isError && <ErrorState error={saving.error} onRetry={() => void saving.refetch()} />}
      {saving.data && (
        <div className="dk-stack" aria-busy={saving.isFetching}>
          <Claim saving={saving.data} />
          <SavingCauses total={saving.data.total} />
          <ByCabinet saving={saving.data} />
          <Method saving={saving.data} />
        </div>
      )}
    </>
  );
}

function Claim({ saving: { total } }: { saving: SavingView }) {
  const { t } = useText();
  const { claim, noClaim, uncertaintyKwh, coverage } = total;
  if (!claim) {
    return (
      <Notice meaning="warning" title={t('lighting.saving.noClaim')}>
        {t(`lighting.saving.why.${noClaim ?? 'no-data'}`, {
          coverage: (coverage * 100).toFixed(0),
        })}
      </Notice>
    );
  }
  const tiles = [
    {
      name: t('lighting.saving.saved'),
      value: claim.kwh.toFixed(0),
      note: t('lighting.saving.within', { kwh: uncertaintyKwh.toFixed(0) }),
    },
    {
      name: t('lighting.saving.share'),
      value: `${(claim.share * 100).toFixed(1)} %`,
      note: t('lighting.saving.ofBaseline'),
    },
    {
      name: t('lighting.saving.money'),
      value: (claim.amountFen / 100).toFixed(0),
      note: t('lighting.saving.yuan'),
    },
    { name: t('lighting.saving.co2'), value: claim.kgCo2.toFixed(0), note: 'kg CO₂' },
    {
      name: t('lighting.saving.coverage'),
      value: `${(coverage * 100).toFixed(1)} %`,
      note: t('lighting.saving.coverageNote'),
    },
  ];
  return (
    <div className="light-tiles">
      {tiles.map(({ name, value, note }) => (
        <div key={name} className="dk-card light-tile">
          <span className="dk-muted">{name}</span>
          <strong>{value}</strong>
          <span className="dk-muted">{note}</span>
        </div>
      ))}
    </div>
  );
}

type Row = SavingView['cabinets'][number];

function ByCabinet({ saving }: { saving: SavingView }) {
  const { t } = useText();
  const kwh = (value: number): string => value.toFixed(0);
  const column = (
    key: 'baselineKwh' | 'meteredKwh' | 'outagesKwh' | 'savedKwh' | 'uncertaintyKwh',
  ) => ({
    title: t(`lighting.saving.${key}`),
    dataIndex: key,
    align: 'right' as const,
    render: kwh,
  });
  return (
    <section className="dk-card">
      <h2>{t('lighting.saving.byCabinet')}</h2>
      <Table<Row>
        size="small"
        rowKey="thingId"
        pagination={false}
        dataSource={saving.cabinets}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('lighting.cabinet'), dataIndex: 'name' },
          { title: t('lighting.lamps'), dataIndex: 'lampCount', align: 'right' },
          column('baselineKwh'),
          column('meteredKwh'),
          column('outagesKwh'),
          column('savedKwh'),
          column('uncertaintyKwh'),
          {
            title: t('lighting.saving.coverage'),
            dataIndex: 'coverage',
            align: 'right',
            render: (coverage: number) => `${(coverage * 100).toFixed(0)} %`,
          },
          {
            title: t('lighting.saving.verdict'),
            dataIndex: 'noClaim',
            render: (noClaim: Row['noClaim']) => (
              <StatusTag meaning={noClaim ? 'warning' : 'ok'}>
                {t(noClaim ? `lighting.saving.short.${noClaim}` : 'lighting.saving.claimed')}
              </StatusTag>
            ),
          },
        ]}
      />
    </section>
  );
}

/** The method in words, with this month's numbers. */
function Method({ saving: { darkHours, factors } }: { saving: SavingView }) {
  const { t } = useText();
  const lines = ['option', 'baseline', 'split', 'outages', 'coverage', 'uncertainty', 'factors'];
  const values = {
    hours: darkHours.toFixed(1),
    price: (factors.fenPerKwh / 100).toFixed(2),
    co2: factors.kgCo2PerKwh.toFixed(4),
    baseline: (factors.baselineUncertainty * 100).toFixed(1),
    meter: (factors.meterUncertainty * 100).toFixed(2),
  };
  return (
    <section className="dk-card">
      <h2>{t('lighting.saving.method')}</h2>
      <ul className="light-method">
        {lines.map((line) => (
          <li key={line}>{t(`lighting.saving.methods.${line}`, values)}</li>
        ))}
      </ul>
    </section>
  );
}
