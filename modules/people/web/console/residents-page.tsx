import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Switch, Table } from 'antd';
import { useDeferredValue, useState } from 'react';
import { PageHead, RevealField } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { ResidentRow } from '../../contract.ts';
import { ImportDrawer } from './import-drawer.tsx';
import { ResidentDrawer } from './resident-drawer.tsx';
import { people } from './use-people.ts';

/** The residents known by a phone: search, enter, change, files. */
export default function ResidentsPage() {
  const { t } = useText();
  const mayManage = usePermission('people.manage');
  const [search, setSearch] = useState('');
  const [inactive, setInactive] = useState(false);
  const [open, setOpen] = useState<ResidentRow | 'new' | 'files' | null>(null);
  const q = useDeferredValue(search.trim());
  const residents = useInfiniteQuery({
    queryKey: ['people', 'residents', q, inactive],
    queryFn: async ({ pageParam }) =>
      people.residents({
        query: { ...(q ? { q } : {}), inactive, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = residents.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHead title={t('people.menu.residents')} lead={t('people.residents.lead')}>
        {mayManage && (
          <>
            <Button icon={<Icon name="upload" />} onClick={() => setOpen('files')}>
              {t('people.imports.open')}
            </Button>
            <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen('new')}>
              {t('people.residents.add')}
            </Button>
          </>
        )}
      </PageHead>
      <div className="dk-tools">
        <Input.Search
          className="dk-grow"
          style={{ maxWidth: 320 }}
          allowClear
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder={t('people.residents.search')}
          aria-label={t('people.residents.search')}
        />
        <label className="dk-row">
          <Switch size="small" checked={inactive} onChange={setInactive} />
          {t('people.residents.inactive')}
        </label>
      </div>
      {residents.isPending && <Loading lines={8} />}
      {residents.isError && (
        <ErrorState error={residents.error} onRetry={() => void residents.refetch()} />
      )}
      {residents.data && rows.length === 0 && (
        <EmptyState icon="users" title={t('people.residents.none')}>
          {t('people.residents.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ResidentTable items={rows} {...(mayManage ? { onOpen: setOpen } : {})} />
      )}
      {residents.hasNextPage && (
        <p className="people-more">
          <Button
            loading={residents.isFetchingNextPage}
            onClick={() => void residents.fetchNextPage()}
          >
            {t('people.residents.more')}
          </Button>
        </p>
      )}
      {open === 'files' && <ImportDrawer kind="residents" onClose={() => setOpen(null)} />}
      {open && open !== 'files' && (
        <ResidentDrawer
          residentId={open === 'new' ? null : open.id}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

interface ResidentTableProps {
  readonly items: readonly ResidentRow[];
  readonly onOpen?: (resident: ResidentRow) => void;
}

function ResidentTable({ items, onOpen }: ResidentTableProps) {
  const { t } = useText();
  const nameOf = ({ name }: ResidentRow): string => name || t('people.residents.unnamed');
  return (
    <Table
      rowKey="id"
      size="middle"
      dataSource={[...items]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('people.field.name'),
          render: (_, resident) =>
            onOpen ? (
              <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(resident)}>
                {nameOf(resident)}
              </Button>
            ) : (
              nameOf(resident)
            ),
        },
        {
          title: t('people.field.phone'),
          render: (_, { id, phone }) => (
            <RevealField field="people.people.phone" rowKey={id} masked={phone} />
          ),
        },
        {
          title: t('people.residents.verified'),
          render: (_, { phoneVerifiedAt }) =>
            phoneVerifiedAt ? (
              <Time at={phoneVerifiedAt} />
            ) : (
              <span className="dk-muted">{t('people.residents.unverified')}</span>
            ),
        },
        {
          title: t('people.residents.since'),
          render: (_, { createdAt }) => <Time at={createdAt} />,
        },
        {
          title: t('people.residents.state'),
          render: (_, { active }) => (
            <StatusTag meaning={active ? 'ok' : 'neutral'}>
              {t(active ? 'people.residents.isActive' : 'people.staff.isInactive')}
            </StatusTag>
          ),
        },
      ]}
    />
  );
}
