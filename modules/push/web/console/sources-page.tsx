import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { Source } from '../../contract.ts';
import { SecretShown } from './secret-shown.tsx';
import { SourceDrawer } from './source-drawer.tsx';
import { useSources } from './use-sources.ts';
import './sources.css';

/** Systems that push, with how their messages are read. */
export default function SourcesPage() {
  const { t } = useText();
  const sources = useSources();
  const [open, setOpen] = useState<Source | 'new' | null>(null);
  const [fresh, setFresh] = useState<{ id: string; secret: string } | null>(null);
  return (
    <>
      <PageHead title={t('push.title')} lead={t('push.lead')}>
        <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen('new')}>
          {t('push.add')}
        </Button>
      </PageHead>
      {sources.isPending && <Loading lines={4} />}
      {sources.isError && (
        <ErrorState error={sources.error} onRetry={() => void sources.refetch()} />
      )}
      {sources.data?.items.length === 0 && <EmptyState icon="link" title={t('push.none')} />}
      {sources.data && sources.data.items.length > 0 && (
        <SourceTable sources={sources.data.items} onOpen={setOpen} />
      )}
      {open && (
        <SourceDrawer
          source={open === 'new' ? null : open}
          onSecret={setFresh}
          onClose={() => setOpen(null)}
        />
      )}
      {fresh && <SecretShown {...fresh} onClose={() => setFresh(null)} />}
    </>
  );
}

interface SourceTableProps {
  readonly sources: readonly Source[];
  readonly onOpen: (source: Source) => void;
}

function SourceTable({ sources, onOpen }: SourceTableProps) {
  const { t } = useText();
  const columns: TableColumnsType<Source> = [
    {
      title: t('push.field.name'),
      render: (_, one) => (
        <Button type="link" style={{ paddingInline: 0 }} onClick={() => onOpen(one)}>
          {one.name}
        </Button>
      ),
    },
    {
      title: t('push.field.state'),
      render: (_, one) => (
        <StatusTag meaning={one.active ? 'ok' : 'neutral'}>
          {t(one.active ? 'push.active' : 'push.inactive')}
        </StatusTag>
      ),
    },
    {
      title: t('push.field.address'),
      render: (_, one) => <code className="pu-address">{`/push/${one.id}`}</code>,
    },
    { title: t('push.field.values'), align: 'end', render: (_, one) => one.mapping.values.length },
    {
      title: t('push.field.lastAt'),
      render: (_, one) => (one.lastAt ? <Time at={one.lastAt} /> : t('push.never')),
    },
    {
      title: t('push.field.saved'),
      render: (_, one) => (
        <span>
          <Time at={one.savedAt} /> {one.savedByName}
        </span>
      ),
    },
  ];
  return (
    <Table
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={[...sources]}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}
