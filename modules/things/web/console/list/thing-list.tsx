import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { ThingFilter, ThingRow } from '../../../contract/index.ts';
import { usePermission } from '#ui/session/index.ts';
import { GroupBar } from './group-bar.tsx';
import { useThings } from '../use-things.ts';
import { iconOf, PresenceTag } from '../words.tsx';

/** The devices of a filter, page by page. */
export function ThingList({ filter }: { filter: ThingFilter }) {
  const { t } = useText();
  const list = useThings(filter);
  const columns = useColumns();
  const mayManage = usePermission('things.manage');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (list.isPending) return <Loading lines={10} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) {
    return (
      <EmptyState icon="device" title={t('things.list.none')}>
        <p>{t('things.list.noneHint')}</p>
      </EmptyState>
    );
  }
  const selection = {
    selectedRowKeys: [...chosen],
    onChange: (keys: React.Key[]) => setChosen(keys.map(String).slice(0, 500)),
  };
  return (
    <>
      {chosen.length > 0 && <GroupBar ids={chosen} onDone={() => setChosen([])} />}
      <Table<ThingRow>
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
        loading={list.isPlaceholderData}
        {...(mayManage ? { rowSelection: selection } : {})}
      />
      <p className="th-end">
        {list.hasNextPage ? (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('things.list.next')}
          </Button>
        ) : (
          <span className="dk-muted">{t('things.list.end', { count: rows.length })}</span>
        )}
      </p>
    </>
  );
}

function useColumns(): TableColumnsType<ThingRow> {
  const { t, locale } = useText();
  return [
    {
      title: t('things.field.name'),
      render: (_, one) => (
        <Link to={`/things/${one.id}`} className="th-name">
          <Icon name={iconOf(one.icon)} size={18} />
          <span>
            {one.name}
            <span className="dk-muted dk-number th-code">{one.code}</span>
          </span>
        </Link>
      ),
    },
    { title: t('things.field.status'), render: (_, one) => <PresenceTag thing={one} /> },
    {
      title: t('things.field.lastSeen'),
      render: (_, one) => (one.lastSeenAt ? <Time at={one.lastSeenAt} /> : '—'),
    },
    {
      title: t('things.field.model'),
      render: (_, one) => (locale === 'en' ? one.modelNameEn : one.modelNameZh),
    },
    { title: t('things.field.place'), render: (_, one) => <PlaceCell thing={one} /> },
    { title: t('things.field.department'), render: (_, one) => one.departmentName || '—' },
    {
      title: t('things.field.door'),
      render: (_, one) => (
        <span>
          {t(`things.door.${one.door}`)}
          {one.gatewayName && (
            <span className="dk-muted th-line">
              {t('things.list.via', { name: one.gatewayName })}
            </span>
          )}
        </span>
      ),
    },
  ];
}

function PlaceCell({ thing }: { thing: ThingRow }) {
  if (!thing.villageName && !thing.address) return '—';
  return (
    <span>
      {thing.villageName}
      {thing.address && <span className="dk-muted th-line">{thing.address}</span>}
    </span>
  );
}
