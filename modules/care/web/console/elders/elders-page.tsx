import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { AllowanceState } from '../../../contract/states.ts';
import type { ElderRow } from '../../../contract/elders.ts';
import { care, useLiveCare, usePick, useRenew } from '../shared/client.ts';
import { Download } from '../shared/download.tsx';
import { AllowanceTag, clock, elderNumber, Places } from '../shared/words.tsx';
import { ElderForm } from './elder-form.tsx';
import '../shared/care.css';

/** The register of older people. */
export default function EldersPage() {
  const { t } = useText();
  const [q, setQ] = useState('');
  const [alone, setAlone] = useState(false);
  const [adding, setAdding] = useState(false);
  const mayRegister = usePermission('care.register');
  useLiveCare();
  const filter = { ...(q.trim() ? { q: q.trim() } : {}), ...(alone ? { alone } : {}) };
  const elders = useInfiniteQuery({
    queryKey: ['care', 'elders', filter],
    queryFn: async ({ pageParam }) =>
      care.elders({ query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = elders.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHead title={t('care.elders.title')} lead={t('care.elders.lead')}>
        {mayRegister && <FromRecords />}
        <Download file={async () => care.eldersSheet({ query: filter })} />
        {mayRegister && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
            {t('care.elders.add')}
          </Button>
        )}
      </PageHead>
      <Places />
      <div className="dk-tools">
        <Input.Search
          allowClear
          style={{ width: 260 }}
          aria-label={t('care.elders.find')}
          placeholder={t('care.elders.find')}
          onSearch={setQ}
        />
        <Checkbox checked={alone} onChange={({ target }) => setAlone(target.checked)}>
          {t('care.elders.onlyAlone')}
        </Checkbox>
      </div>
      {elders.isPending && <Loading lines={8} />}
      {elders.isError && <ErrorState error={elders.error} onRetry={() => void elders.refetch()} />}
      {elders.data && rows.length === 0 && (
        <EmptyState icon="elder" title={t('care.elders.none')}>
          {t('care.elders.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && <ElderTable rows={rows} />}
      {elders.hasNextPage && (
        <Button loading={elders.isFetchingNextPage} onClick={() => void elders.fetchNextPage()}>
          {t('care.more')}
        </Button>
      )}
      {adding && <ElderForm elder={null} onClose={() => setAdding(false)} />}
    </>
  );
}

/** Takes everybody of 60 and over from the master records, after a question. */
function FromRecords() {
  const { t } = useText();
  const { modal, message } = App.useApp();
  const renew = useRenew();
  const act = useAct();
  const ask = (): void => {
    modal.confirm({
      title: t('care.elders.fromRecords'),
      content: t('care.elders.fromRecordsText'),
      okText: t('care.elders.take'),
      cancelText: t('care.cancel'),
      onOk: () =>
        act.run(async () => {
          const tally = await care.takeFromRecords({});
          await renew();
          void message.success(t('care.elders.taken', tally));
        }),
    });
  };
  return (
    <>
      <Button loading={act.busy} onClick={ask}>
        {t('care.elders.fromRecords')}
      </Button>
      <ErrorNotice error={act.error} />
    </>
  );
}

function ElderTable({ rows }: { rows: ElderRow[] }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Table<ElderRow>
      rowKey="id"
      size="small"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('care.col.number'),
          className: 'care-number',
          render: (_, { number }) => elderNumber(number),
        },
        {
          title: t('care.col.name'),
          render: (_, { id, name, gender }) => (
            <>
              <Link to={`/care/elders/${id}`}>{name}</Link>{' '}
              <span className="dk-muted">{gender && t(`care.gender.${gender}`)}</span>
            </>
          ),
        },
        { title: t('care.col.age'), dataIndex: 'age', align: 'right', className: 'care-number' },
        {
          title: t('care.col.place'),
          render: (_, { villageZh, villageEn, gridCellZh }) => (
            <>
              {pick(villageZh, villageEn) || '—'} <span className="dk-muted">{gridCellZh}</span>
            </>
          ),
        },
        {
          title: t('care.col.alone'),
          render: (_, { livingAlone }) => (livingAlone ? t('care.alone') : ''),
        },
        {
          title: t('care.col.disability'),
          render: (_, { disability }) => t(`care.disability.${disability || 'none'}`),
        },
        {
          title: t('care.col.times'),
          className: 'care-number',
          render: (_, { times }) => times.map(clock).join(' ') || '—',
        },
        {
          title: t('care.col.contacts'),
          dataIndex: 'contacts',
          align: 'right',
          className: 'care-number',
        },
        {
          title: t('care.nav.allowances'),
          render: (_, { allowance }) =>
            allowance ? <AllowanceTag state={allowance as AllowanceState} /> : '—',
        },
      ]}
    />
  );
}
