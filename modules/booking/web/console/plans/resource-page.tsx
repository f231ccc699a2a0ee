import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { PlannedPool, PlannedResource } from '../../../contract/index.ts';
import { booking, usePick, useRenew } from '../shared/client.ts';
import { Exceptions } from './exceptions.tsx';
import { WeekGrid } from './week-grid.tsx';
import '../shared/booking.css';

/** One doctor, window, room: the week, and what differs from it. */
export default function ResourcePage() {
  const { t } = useText();
  const pick = usePick();
  const { resourceId = '' } = useParams();
  const plans = useQuery({
    queryKey: ['booking', 'plans'],
    queryFn: async () => booking.plans({}),
  });
  if (plans.isPending) return <Loading lines={8} />;
  if (plans.isError) return <ErrorState error={plans.error} onRetry={() => void plans.refetch()} />;
  const pool = plans.data.items.find((one) => one.resources.some(({ id }) => id === resourceId));
  const one = pool?.resources.find(({ id }) => id === resourceId);
  if (!pool || !one) return <EmptyState icon="search" title={t('booking.resource.unknown')} />;
  return (
    <>
      <PageHead
        title={pick(one.nameZh, one.nameEn)}
        lead={`${pick(pool.nameZh, pool.nameEn)} · ${pick(pool.siteZh, pool.siteEn)}`}
      >
        <Link to="/booking/plans">{t('booking.resource.back')}</Link>
      </PageHead>
      <div className="dk-stack">
        <Exceptions resource={one} />
        <ResourceForm key={one.version} pool={pool} one={one} />
      </div>
    </>
  );
}

const texts = ['nameZh', 'nameEn', 'titleZh', 'titleEn', 'spotZh'] as const;

function ResourceForm({ pool, one }: { pool: PlannedPool; one: PlannedResource }) {
  const { t } = useText();
  const { message } = App.useApp();
  const mayManage = usePermission('booking.manage');
  const [draft, setDraft] = useState(one);
  const renew = useRenew();
  const act = useAct();
  const trial = useQuery({
    queryKey: ['booking', 'trial', one.id, draft.weekly],
    queryFn: async () =>
      booking.tryWeek({ params: { resourceId: one.id }, body: { weekly: draft.weekly } }),
    enabled: mayManage,
  });
  const save = async (): Promise<void> => {
    const { id: _, poolId: __, exceptions: ___, ...body } = draft;
    const done = await act.run(async () =>
      booking.saveResource({ params: { resourceId: one.id }, body }),
    );
    await renew();
    if (done) void message.success(t('booking.saved'));
  };
  return (
    <section className="dk-card">
      <h2>{t('booking.resource.week')}</h2>
      <p className="dk-muted">{t('booking.resource.weekHint')}</p>
      {trial.data && (
        <p>
          {t('booking.resource.trial', {
            slots: String(trial.data.slots),
            minutes: String(pool.slotMinutes),
          })}
        </p>
      )}
      {trial.data && trial.data.outside > 0 && (
        <Notice
          meaning="warning"
          title={t('booking.resource.outside', { count: String(trial.data.outside) })}
        />
      )}
      <WeekGrid
        weekly={draft.weekly}
        disabled={!mayManage}
        onChange={(weekly) => setDraft({ ...draft, weekly })}
      />
      <Form layout="vertical" className="dk-stack" disabled={!mayManage}>
        <div className="bk-form-line">
          {texts.map((name) => (
            <Form.Item key={name} label={t(`booking.resource.${name}`)} htmlFor={`res-${name}`}>
              <Input
                id={`res-${name}`}
                value={draft[name]}
                onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
              />
            </Form.Item>
          ))}
          <Form.Item label={t('booking.resource.capacity')} htmlFor="res-capacity">
            <InputNumber
              id="res-capacity"
              min={1}
              max={500}
              value={draft.capacity}
              onChange={(capacity) => setDraft({ ...draft, capacity: capacity ?? 1 })}
            />
          </Form.Item>
        </div>
        <label className="dk-row">
          <Switch checked={draft.active} onChange={(active) => setDraft({ ...draft, active })} />
          {t('booking.pool.active')}
        </label>
        <ErrorNotice error={act.error} />
        {mayManage && (
          <div>
            <Button type="primary" loading={act.busy} onClick={() => void save()}>
              {t('booking.save')}
            </Button>
          </div>
        )}
      </Form>
    </section>
  );
}
