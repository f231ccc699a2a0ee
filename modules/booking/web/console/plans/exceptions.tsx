import { Button, Table, Tag } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { Time } from '#ui/i18n/time.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { PlannedResource } from '../../../contract/index.ts';
import { booking, useRenew } from '../shared/client.ts';
import { ClosingDrawer } from './closing-drawer.tsx';

/** What differs from the week: closings with their reason, hours besides. */
export function Exceptions({ resource }: { resource: PlannedResource }) {
  const { t } = useText();
  const mayManage = usePermission('booking.manage');
  const [open, setOpen] = useState<'closed' | 'open' | null>(null);
  const renew = useRenew();
  const act = useAct();
  const lift = async (exceptionId: string): Promise<void> => {
    await act.run(async () => booking.liftException({ params: { exceptionId } }));
    await renew();
  };
  return (
    <section className="dk-card">
      <header className="dk-row">
        <h2 className="dk-grow">{t('booking.exception.title')}</h2>
        {mayManage && (
          <>
            <Button type="primary" onClick={() => setOpen('closed')}>
              {t('booking.exception.close')}
            </Button>
            <Button onClick={() => setOpen('open')}>{t('booking.exception.open')}</Button>
          </>
        )}
      </header>
      <ErrorNotice error={act.error} />
      {resource.exceptions.length === 0 ? (
        <p className="dk-muted">{t('booking.exception.none')}</p>
      ) : (
        <Table
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={resource.exceptions}
          columns={[
            {
              title: t('booking.exception.kind'),
              render: (_, one) => (
                <Tag color={one.kind === 'closed' ? 'red' : 'green'}>
                  {t(`booking.exception.kinds.${one.kind}`)}
                </Tag>
              ),
            },
            {
              title: t('booking.exception.from'),
              render: (_, one) => <Time at={one.from} />,
            },
            {
              title: t('booking.exception.until'),
              render: (_, one) => <Time at={one.until} />,
            },
            { title: t('booking.exception.reason'), dataIndex: 'reasonZh' },
            {
              title: '',
              render: (_, one) =>
                mayManage && (
                  <Button size="small" loading={act.busy} onClick={() => void lift(one.id)}>
                    {t('booking.exception.lift')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {open && <ClosingDrawer resource={resource} kind={open} onClose={() => setOpen(null)} />}
    </section>
  );
}
