import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { ElderDetail } from '../../../contract/elders.ts';
import type { PlanRow } from '../../../contract/requests.ts';
import { care, usePick, useRenew } from '../shared/client.ts';
import { clock } from '../shared/words.tsx';
import { PlanDialog } from './plan-dialog.tsx';

/** Visits that come again. */
export function PlansPart({ elder }: { elder: ElderDetail }) {
  const { t } = useText();
  const pick = usePick();
  const [open, setOpen] = useState<PlanRow | 'new' | null>(null);
  const mayArrange = usePermission('care.arrange');
  const renew = useRenew();
  const act = useAct();
  const plans = useQuery({
    queryKey: ['care', 'plans', elder.id],
    queryFn: async () => care.plans({ query: { elderId: elder.id } }),
  });
  const end = async ({ id: planId, version }: PlanRow): Promise<void> => {
    await act.run(async () => {
      await care.endPlan({ params: { planId }, body: { version } });
      await renew();
    });
  };
  return (
    <section className="dk-card">
      <h2>{t('care.plan.title')}</h2>
      <Table<PlanRow>
        rowKey="id"
        size="small"
        loading={plans.isPending}
        dataSource={plans.data?.items ?? []}
        pagination={false}
        locale={{ emptyText: t('care.plan.none') }}
        columns={[
          { title: t('care.col.service'), render: (_, row) => pick(row.serviceZh, row.serviceEn) },
          {
            title: t('care.plan.days'),
            render: (_, row) => (
              <>
                {row.weekdays.map((day) => t(`care.weekday.${day}`)).join('、')} {clock(row.minute)}
                {row.pausedFrom && (
                  <div className="dk-muted">
                    {t('care.plan.paused', { from: row.pausedFrom, until: row.pausedUntil ?? '…' })}
                  </div>
                )}
              </>
            ),
          },
          { title: t('care.col.carer'), render: (_, row) => row.carerName || '—' },
          {
            title: '',
            render: (_, row) =>
              mayArrange && (
                <span className="dk-row">
                  <Button size="small" onClick={() => setOpen(row)}>
                    {t('care.edit')}
                  </Button>
                  <Popconfirm
                    title={t('care.plan.endText')}
                    okText={t('care.plan.end')}
                    cancelText={t('care.cancel')}
                    onConfirm={() => void end(row)}
                  >
                    <Button size="small">{t('care.plan.end')}</Button>
                  </Popconfirm>
                </span>
              ),
          },
        ]}
      />
      <ErrorNotice error={act.error} />
      {mayArrange && elder.state === 'living' && (
        <p>
          <Button onClick={() => setOpen('new')}>{t('care.plan.add')}</Button>
        </p>
      )}
      {open && (
        <PlanDialog
          elderId={elder.id}
          plan={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
