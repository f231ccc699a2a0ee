import { useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { PlannedPool, PlannedResource } from '../../../contract/index.ts';
import { BookingNav } from '../shared/booking-nav.tsx';
import { booking, usePick } from '../shared/client.ts';
import { PoolDrawer } from './pool-drawer.tsx';
import { ResourceDrawer } from './resource-drawer.tsx';
import '../shared/booking.css';

/** 排班: pools with their rules, resources with their weeks. */
export default function PlansPage() {
  const { t } = useText();
  const plans = useQuery({
    queryKey: ['booking', 'plans'],
    queryFn: async () => booking.plans({}),
  });
  return (
    <>
      <PageHead title={t('booking.nav.plans')} lead={t('booking.plans.lead')} />
      <BookingNav />
      {plans.isPending && <Loading lines={8} />}
      {plans.isError && <ErrorState error={plans.error} onRetry={() => void plans.refetch()} />}
      {plans.data?.items.length === 0 && (
        <EmptyState icon="calendar" title={t('booking.plans.none')} />
      )}
      <div className="dk-stack">
        {plans.data?.items.map((pool) => (
          <PoolCard key={pool.id} pool={pool} />
        ))}
      </div>
    </>
  );
}

function PoolCard({ pool }: { pool: PlannedPool }) {
  const { t } = useText();
  const pick = usePick();
  const mayManage = usePermission('booking.manage');
  const [open, setOpen] = useState<'pool' | 'resource' | null>(null);
  return (
    <section className="dk-card">
      <header className="dk-row">
        <h2 className="dk-grow">
          {pick(pool.nameZh, pool.nameEn)}{' '}
          <span className="dk-muted">{pick(pool.siteZh, pool.siteEn)}</span>{' '}
          {!pool.active && <Tag>{t('booking.plans.off')}</Tag>}
        </h2>
        {mayManage && (
          <>
            <Button size="small" onClick={() => setOpen('pool')}>
              {t('booking.plans.rules')}
            </Button>
            <Button size="small" onClick={() => setOpen('resource')}>
              {t('booking.plans.add')}
            </Button>
          </>
        )}
      </header>
      <p className="dk-muted">
        {t('booking.plans.words', {
          slot: String(pool.slotMinutes),
          before: String(pool.beforeMinutes),
          after: String(pool.afterMinutes),
          notice: String(pool.noticeMinutes),
          horizon: String(pool.horizonDays),
        })}
      </p>
      <div className="bk-windows">
        {pool.resources.map((one) => (
          <ResourceTile key={one.id} one={one} />
        ))}
      </div>
      {open === 'pool' && <PoolDrawer pool={pool} onClose={() => setOpen(null)} />}
      {open === 'resource' && <ResourceDrawer poolId={pool.id} onClose={() => setOpen(null)} />}
    </section>
  );
}

const minutesPerHour = 60;

function ResourceTile({ one }: { one: PlannedResource }) {
  const { t } = useText();
  const pick = usePick();
  const minutes = one.weekly.reduce((sum, span) => sum + span.untilMinute - span.fromMinute, 0);
  return (
    <Link to={`/booking/plans/${one.id}`} className="bk-window">
      <strong>
        {pick(one.nameZh, one.nameEn)} {!one.active && <Tag>{t('booking.plans.off')}</Tag>}
      </strong>
      <span className="dk-muted">
        {[pick(one.titleZh, one.titleEn), one.spotZh].filter(Boolean).join(' · ')}
      </span>
      <span>
        {t('booking.plans.hours', { hours: String(Math.round(minutes / minutesPerHour)) })}
        {one.exceptions.length > 0 &&
          ` · ${t('booking.plans.exceptions', { count: String(one.exceptions.length) })}`}
      </span>
    </Link>
  );
}
