import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { useLive } from '#ui/live/index.ts';
import { cases, keys } from '../shared/clients.ts';
import { Attention } from './attention.tsx';
import { StandingTable } from './standing-table.tsx';
import './supervision.css';

const periods = [7, 30, 90, 365] as const;
type Period = (typeof periods)[number];

/** The supervisor's desk: how departments and villages stand, and what needs attention. */
export default function SupervisionPage() {
  const { t } = useText();
  const [days, setDays] = useState<Period>(30);
  const standing = useQuery({
    queryKey: [...keys.supervision, days],
    queryFn: () => cases.supervision({ query: { days } }),
  });
  useLive('case.', undefined, [keys.supervision]);
  return (
    <>
      <PageHead title={t('cases.menu.supervision')} lead={t('cases.supervision.lead')}>
        <Segmented<Period>
          value={days}
          onChange={setDays}
          options={periods.map((period) => ({
            value: period,
            label: t(`cases.supervision.days.${period}`),
          }))}
          aria-label={t('cases.supervision.period')}
        />
      </PageHead>
      <div className="dk-stack">
        <Attention />
        {standing.isPending && <Loading lines={10} />}
        {standing.isError && (
          <ErrorState error={standing.error} onRetry={() => void standing.refetch()} />
        )}
        {standing.data && (
          <>
            <StandingTable kind="departments" rows={standing.data.departments} days={days} />
            <StandingTable kind="villages" rows={standing.data.villages} days={days} />
          </>
        )}
      </div>
    </>
  );
}
