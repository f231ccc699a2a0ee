import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { PageHead, saveFile } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { RollRow } from '../../../contract/index.ts';
import { participation, useDeskAct } from '../shared/client.ts';
import { LoadMore } from '../shared/load-more.tsx';
import { Places } from '../shared/places.tsx';
import { ResidentForm } from './resident-form.tsx';
import '../shared/participation.css';

/** 参与名册: who has a voice; one row a person. */
export default function RollPage() {
  const { t } = useText();
  const [villageId, setVillage] = useState<string | null>(null);
  const [idNumber, setNumber] = useState('');
  const [open, setOpen] = useState<RollRow | 'new' | null>(null);
  const file = useDeskAct();
  const pages = useInfiniteQuery({
    queryKey: ['participation', 'roll', villageId, idNumber],
    queryFn: async ({ pageParam }) =>
      participation.roll({
        query: {
          ...(villageId ? { villageId } : {}),
          ...(idNumber ? { idNumber } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    retry: false,
  });
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const counts = pages.data?.pages[0]?.counts ?? [];
  return (
    <>
      <PageHead title={t('participation.nav.roll')} lead={t('participation.roll.lead')}>
        <Button
          loading={file.busy}
          onClick={() => void file.run(async () => saveFile(await participation.rollSheet({})))}
        >
          {t('participation.export')}
        </Button>
        <Button type="primary" onClick={() => setOpen('new')}>
          {t('participation.roll.add')}
        </Button>
      </PageHead>
      <Places />
      <ErrorNotice error={file.error} />
      <div className="dk-tools">
        <Select
          allowClear
          style={{ width: 240 }}
          value={villageId}
          placeholder={t('participation.roll.village')}
          onChange={(value: string | undefined) => setVillage(value ?? null)}
          options={counts.map((one) => ({
            value: one.villageId,
            label: `${one.villageName} ${one.count}`,
          }))}
        />
        <Input.Search
          allowClear
          style={{ width: 280 }}
          placeholder={t('participation.roll.find')}
          onSearch={(value) => setNumber(value.trim())}
        />
      </div>
      {pages.isPending && <Loading lines={6} />}
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && rows.length === 0 && (
        <EmptyState icon="users" title={t('participation.roll.none')}>
          {t('participation.roll.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && <RollTable rows={rows} onOpen={setOpen} />}
      <LoadMore pages={pages} />
      {open && <ResidentForm row={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

function RollTable({ rows, onOpen }: { rows: RollRow[]; onOpen: (row: RollRow) => void }) {
  const { t } = useText();
  return (
    <Table
      rowKey="id"
      size="middle"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('participation.roll.name'),
          render: (_, row) => (
            <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(row)}>
              {row.name}
            </Button>
          ),
        },
        { title: t('participation.roll.idNumber'), dataIndex: 'idNumber' },
        { title: t('participation.col.village'), dataIndex: 'villageName' },
        {
          title: t('participation.roll.account'),
          render: (_, row) =>
            t(row.hasAccount ? 'participation.yes' : 'participation.roll.paperOnly'),
        },
        {
          title: t('participation.col.state'),
          render: (_, row) => (
            <StatusTag meaning={row.active ? 'ok' : 'neutral'}>
              {t(row.active ? 'participation.roll.active' : 'participation.roll.gone')}
            </StatusTag>
          ),
        },
        {
          title: t('participation.roll.verifiedAt'),
          render: (_, row) => <Time at={row.verifiedAt} />,
        },
      ]}
    />
  );
}
