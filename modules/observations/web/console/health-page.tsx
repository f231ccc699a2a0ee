import { Button } from 'antd';
import { useState } from 'react';
import { TimeChart } from '#ui/charts/index.ts';
import { PageHead } from '#ui/desk/index.ts';
import { Time } from '#ui/i18n/time.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { Traffic } from '../../contract/index.ts';
import { DoorCards, type Doors, doorsOf } from './door-cards.tsx';
import { JudgeFaults } from './judge-faults.tsx';
import type { Chosen } from './chosen.ts';
import { ReasonTable } from './reason-table.tsx';
import { RefusalTable } from './refusal-table.tsx';
import { useHealth } from './use-observations.ts';
import './observations.css';

/** What comes in at each door, what is not taken and why. */
export default function HealthPage() {
  const { t } = useText();
  const health = useHealth();
  const [chosen, choose] = useState<Chosen | null>(null);
  if (health.isPending) return <Loading lines={10} />;
  if (health.isError) {
    return <ErrorState error={health.error} onRetry={() => void health.refetch()} />;
  }
  const { traffic, reasons, judgeFaults, things, lastAt } = health.data;
  const doors = doorsOf(traffic);
  return (
    <>
      <PageHead title={t('observations.menu.health')} lead={t('observations.health.lead')}>
        <Button
          icon={<Icon name="refresh" />}
          loading={health.isRefetching}
          onClick={() => void health.refetch()}
        >
          {t('observations.health.refresh')}
        </Button>
      </PageHead>
      <p className="ob-heard">
        {t('observations.health.heard', { heard: things.heardToday, total: things.total })}
        {lastAt && (
          <>
            {' · '}
            {t('observations.health.lastAt')} <Time at={lastAt} />
          </>
        )}
      </p>
      {judgeFaults.length > 0 && <JudgeFaults faults={judgeFaults} />}
      {doors.size === 0 ? (
        <EmptyState icon="scan" title={t('observations.health.nothing')}>
          {t('observations.health.nothingText')}
        </EmptyState>
      ) : (
        <>
          <DoorCards doors={doors} nowMs={health.dataUpdatedAt} />
          <TrafficChart doors={doors} nowMs={health.dataUpdatedAt} />
        </>
      )}
      <h2 className="ob-title">{t('observations.refusals.title')}</h2>
      <ReasonTable reasons={reasons} chosen={chosen} onChoose={choose} />
      <RefusalTable chosen={chosen} />
    </>
  );
}

/** The last two hours, minute by minute: one without a message is a zero, not a gap. The minute under way is left out. */
function lastMinutes(nowMs: number): number[] {
  const end = Math.floor(nowMs / 60_000);
  return Array.from({ length: 120 }, (_, n) => (end - 120 + n) * 60_000);
}

function TrafficChart({ doors, nowMs }: { doors: Doors; nowMs: number }) {
  const { t } = useText();
  const minutes = lastMinutes(nowMs);
  const series = [...doors].map(([door, rows]) => {
    const byMinute = new Map(rows.map((row: Traffic) => [Date.parse(row.minute), row.messages]));
    return {
      name: t(`observations.door.${door}`),
      kind: 'line' as const,
      digits: 0,
      points: minutes.map((at) => ({
        at: new Date(at).toISOString(),
        value: byMinute.get(at) ?? 0,
      })),
    };
  });
  return (
    <>
      <h2 className="ob-title">{t('observations.health.chart')}</h2>
      <TimeChart label={t('observations.health.chart')} series={series} height={220} from={0} />
    </>
  );
}
