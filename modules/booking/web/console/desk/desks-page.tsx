import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import { BookingNav } from '../shared/booking-nav.tsx';
import { booking, useLiveBookings, usePick, useRenew } from '../shared/client.ts';
import '../shared/booking.css';

/** 选窗口: the own one first; below, the addresses of hall screens and kiosks. */
export default function DesksPage() {
  const { t } = useText();
  const pick = usePick();
  useLiveBookings();
  const desks = useQuery({
    queryKey: ['booking', 'desks'],
    queryFn: async () => booking.desks({}),
  });
  const mayManage = usePermission('booking.manage');
  const sites = [...new Set((desks.data?.items ?? []).map(({ siteCode }) => siteCode))];
  return (
    <>
      <PageHead title={t('booking.menu.desk')} lead={t('booking.desk.lead')} />
      <BookingNav />
      {desks.isPending && <Loading lines={6} />}
      {desks.isError && <ErrorState error={desks.error} onRetry={() => void desks.refetch()} />}
      {desks.data?.items.length === 0 && (
        <EmptyState icon="bell" title={t('booking.desk.noWindows')} />
      )}
      <div className="dk-stack">
        {sites.map((site) => {
          const windows = desks.data?.items.filter(({ siteCode }) => siteCode === site) ?? [];
          return (
            <section key={site} className="dk-card">
              <h2>{pick(windows[0]?.siteZh ?? '', windows[0]?.siteEn ?? '')}</h2>
              <div className="bk-windows">
                {windows.map((one) => (
                  <Link
                    key={one.windowId}
                    to={`/booking/desk/${one.windowId}`}
                    className="bk-window"
                    data-own={one.own || undefined}
                  >
                    <strong>
                      {pick(one.windowZh, one.windowEn)}
                      {one.own && ` · ${t('booking.desk.own')}`}
                    </strong>
                    <span className="dk-muted">{pick(one.poolZh, one.poolEn)}</span>
                    <span>{t('booking.desk.waiting', { count: String(one.waiting) })}</span>
                  </Link>
                ))}
              </div>
            </section>
          );
        })}
        {mayManage && <Screens />}
      </div>
    </>
  );
}

/** Addresses to open on the screens in the hall; a new secret makes the old ones stop. */
function Screens() {
  const { t } = useText();
  const pick = usePick();
  const renew = useRenew();
  const act = useAct();
  const screens = useQuery({
    queryKey: ['booking', 'screens'],
    queryFn: async () => booking.screens({}),
  });
  if (!screens.data) return null;
  return (
    <section className="dk-card">
      <h2>{t('booking.screens.title')}</h2>
      <p className="dk-muted">{t('booking.screens.lead')}</p>
      <ErrorNotice error={act.error} />
      <div className="dk-stack">
        {screens.data.items.map((one) => (
          <div key={one.siteCode} className="dk-row">
            <strong className="dk-grow">{pick(one.siteZh, one.siteEn)}</strong>
            <Button href={one.hallPath} target="_blank">
              {t('booking.screens.hall')}
            </Button>
            <Button href={one.kioskPath} target="_blank">
              {t('booking.screens.kiosk')}
            </Button>
            <Button
              loading={act.busy}
              onClick={() =>
                void act
                  .run(async () => booking.renewScreen({ params: { siteCode: one.siteCode } }))
                  .then(renew)
              }
            >
              {t('booking.screens.renew')}
            </Button>
          </div>
        ))}
      </div>
    </section>
  );
}
