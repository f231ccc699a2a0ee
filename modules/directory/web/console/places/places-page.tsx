import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { matches, PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { PlaceView } from '../../../contract/index.ts';
import { directory, Places, useKinds, usePick } from '../shared/client.tsx';
import { KindsForm } from './kinds-form.tsx';
import { PlaceForm } from './place-form.tsx';

/** Places of daily life, as they are kept. */
export default function PlacesPage() {
  const { t } = useText();
  const pick = usePick();
  const mayEdit = usePermission('directory.edit');
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState('');
  const [open, setOpen] = useState<PlaceView | 'new' | 'kinds' | null>(null);
  const act = useAct();
  const kinds = useKinds();
  const list = useQuery({
    queryKey: ['directory', 'kept'],
    queryFn: async () => directory.keptPlaces({}),
  });
  const rows = (list.data?.items ?? []).filter(
    (one) =>
      (!kind || one.kind === kind) &&
      matches(search, one.nameZh, one.nameEn, one.address, one.addressEn, one.code),
  );
  return (
    <>
      <PageHead title={t('directory.menu.directory')} lead={t('directory.kept.lead')}>
        <Button
          loading={act.busy}
          onClick={() => void act.run(async () => saveFile(await directory.placesFile({})))}
        >
          {t('directory.kept.file')}
        </Button>
        {mayEdit && <Button onClick={() => setOpen('kinds')}>{t('directory.kept.kinds')}</Button>}
        {mayEdit && (
          <Button type="primary" onClick={() => setOpen('new')}>
            {t('directory.kept.new')}
          </Button>
        )}
      </PageHead>
      <Places />
      <div className="dk-tools">
        <Input.Search
          allowClear
          className="directory-search"
          aria-label={t('directory.kept.search')}
          placeholder={t('directory.kept.search')}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Select
          aria-label={t('directory.kept.kind')}
          className="directory-search"
          value={kind}
          onChange={setKind}
          options={[
            { value: '', label: t('directory.kept.anyKind') },
            ...(kinds.data?.items ?? []).map(({ code, nameZh, nameEn, count }) => ({
              value: code,
              label: `${pick(nameZh, nameEn)} (${count})`,
            })),
          ]}
        />
      </div>
      <ErrorNotice error={act.error} />
      {list.isPending && <Loading lines={8} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <EmptyState title={t('directory.kept.none')} />}
      {rows.length > 0 && <PlaceTable rows={rows} onOpen={mayEdit ? setOpen : null} />}
      {open === 'kinds' && <KindsForm onClose={() => setOpen(null)} />}
      {open && open !== 'kinds' && (
        <PlaceForm place={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

interface PlaceTableProps {
  readonly rows: readonly PlaceView[];
  readonly onOpen: ((place: PlaceView) => void) | null;
}

function PlaceTable({ rows, onOpen }: PlaceTableProps) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Table<PlaceView>
      rowKey="id"
      size="middle"
      dataSource={[...rows]}
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        {
          title: t('directory.col.name'),
          render: (_, one) => (
            <div className="directory-wrap">
              {onOpen ? (
                <Button type="link" onClick={() => onOpen(one)}>
                  {pick(one.nameZh, one.nameEn)}
                </Button>
              ) : (
                pick(one.nameZh, one.nameEn)
              )}
            </div>
          ),
        },
        { title: t('directory.col.kind'), render: (_, one) => pick(one.kindZh, one.kindEn) },
        {
          title: t('directory.col.village'),
          render: (_, one) => pick(one.villageZh, one.villageEn),
        },
        {
          title: t('directory.col.address'),
          render: (_, { address, addressEn }) => pick(address, addressEn),
        },
        { title: t('directory.col.phone'), dataIndex: 'phone' },
        {
          title: t('directory.col.now'),
          render: (_, { active, openNow }) => {
            if (!active)
              return <StatusTag meaning="warning">{t('directory.kept.unused')}</StatusTag>;
            return (
              <StatusTag meaning={openNow.state === 'open' ? 'ok' : 'neutral'}>
                {t(`directory.now.${openNow.state}`)}
              </StatusTag>
            );
          },
        },
      ]}
    />
  );
}
