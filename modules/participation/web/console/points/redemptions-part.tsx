import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import { saveFile } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice, StatusTag } from '#ui/kit/status-tag.tsx';
import type { DeskRedemption } from '../../../contract/index.ts';
import { participation, useDeskAct } from '../shared/client.ts';
import { LoadMore } from '../shared/load-more.tsx';

/** Handing goods out against a code, and what waits. */
export function RedemptionsPart() {
  const { t } = useText();
  const file = useDeskAct();
  const pages = useInfiniteQuery({
    queryKey: ['participation', 'desk', 'redemptions'],
    queryFn: async ({ pageParam }) =>
      participation.redemptions({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="dk-stack pt-stack">
      <HandOut />
      {pages.isPending && <Loading lines={4} />}
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && rows.length === 0 && (
        <EmptyState icon="star" title={t('participation.points.noRedemptions')} />
      )}
      {rows.length > 0 && (
        <>
          <RedemptionTable rows={rows} />
          <LoadMore pages={pages} />
          <ErrorNotice error={file.error} />
          <div className="dk-row">
            <Button
              loading={file.busy}
              onClick={() =>
                void file.run(async () => saveFile(await participation.redemptionSheet({})))
              }
            >
              {t('participation.export')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function HandOut() {
  const { t } = useText();
  const [code, setCode] = useState('');
  const [given, setGiven] = useState<DeskRedemption | null>(null);
  const act = useDeskAct();
  const hand = (): void =>
    void act.run(async () => {
      setGiven(await participation.handOut({ body: { code } }));
      setCode('');
    });
  return (
    <div className="dk-card dk-stack pt-stack">
      <div className="dk-row">
        <Input
          style={{ width: 200 }}
          inputMode="numeric"
          maxLength={6}
          value={code}
          placeholder={t('participation.points.code')}
          aria-label={t('participation.points.code')}
          onChange={({ target }) => setCode(target.value.replace(/\D/g, ''))}
          onPressEnter={hand}
        />
        <Button type="primary" loading={act.busy} disabled={code.length !== 6} onClick={hand}>
          {t('participation.points.hand')}
        </Button>
      </div>
      <ErrorNotice error={act.error} />
      {given && (
        <Notice meaning="ok" title={t('participation.points.handed')}>
          {given.goodName} × {given.quantity} · {given.personName}
        </Notice>
      )}
    </div>
  );
}

const meanings = {
  reserved: 'notice',
  collected: 'ok',
  cancelled: 'neutral',
  expired: 'neutral',
} as const;

function RedemptionTable({ rows }: { rows: DeskRedemption[] }) {
  const { t } = useText();
  const act = useDeskAct();
  return (
    <>
      <ErrorNotice error={act.error} />
      <Table
        rowKey="id"
        size="middle"
        dataSource={rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('participation.col.person'), dataIndex: 'personName' },
          {
            title: t('participation.col.good'),
            render: (_, row) => `${row.goodName} × ${row.quantity}`,
          },
          { title: t('participation.col.points'), dataIndex: 'points', align: 'right' },
          { title: t('participation.col.station'), dataIndex: 'station' },
          {
            title: t('participation.col.state'),
            render: (_, row) => (
              <StatusTag meaning={meanings[row.state]}>
                {t(`participation.redemption.${row.state}`)}
              </StatusTag>
            ),
          },
          {
            title: t('participation.col.until'),
            render: (_, row) => <Time at={row.endedAt ?? row.untilAt} />,
          },
          {
            title: '',
            render: (_, row) =>
              row.state === 'reserved' && (
                <Popconfirm
                  title={t('participation.points.cancelSure')}
                  onConfirm={() =>
                    void act.run(async () =>
                      participation.cancelRedemption({ params: { redemptionId: row.id } }),
                    )
                  }
                >
                  <Button type="link">{t('participation.points.cancel')}</Button>
                </Popconfirm>
              ),
          },
        ]}
      />
    </>
  );
}
