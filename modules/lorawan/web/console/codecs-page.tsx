import { Alert, Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { Codec } from '../../contract.ts';
import { CodecDrawer } from './codec-drawer.tsx';
import { useCodecs } from './use-codecs.ts';
import './codecs.css';

/** Codecs of LoRaWAN devices, and whether the door is open. */
export default function CodecsPage() {
  const { t } = useText();
  const codecs = useCodecs();
  const [open, setOpen] = useState<Codec | 'new' | null>(null);
  return (
    <>
      <PageHead title={t('lorawan.title')} lead={t('lorawan.lead')}>
        <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen('new')}>
          {t('lorawan.add')}
        </Button>
      </PageHead>
      {codecs.data && !codecs.data.webhook && (
        <Alert
          type="warning"
          showIcon
          title={t('lorawan.webhookOff')}
          style={{ marginBottom: 16 }}
        />
      )}
      {codecs.data?.webhook && !codecs.data.downlink && (
        <Alert type="info" showIcon title={t('lorawan.downlinkOff')} style={{ marginBottom: 16 }} />
      )}
      {codecs.isPending && <Loading lines={4} />}
      {codecs.isError && <ErrorState error={codecs.error} onRetry={() => void codecs.refetch()} />}
      {codecs.data?.items.length === 0 && <EmptyState title={t('lorawan.none')} />}
      {codecs.data && codecs.data.items.length > 0 && (
        <CodecTable codecs={codecs.data.items} onOpen={setOpen} />
      )}
      {open && <CodecDrawer codec={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

interface CodecTableProps {
  readonly codecs: readonly Codec[];
  readonly onOpen: (codec: Codec) => void;
}

function CodecTable({ codecs, onOpen }: CodecTableProps) {
  const { t } = useText();
  const columns: TableColumnsType<Codec> = [
    {
      title: t('lorawan.field.name'),
      render: (_, one) => (
        <Button type="link" style={{ paddingInline: 0 }} onClick={() => onOpen(one)}>
          {one.name}
        </Button>
      ),
    },
    { title: t('lorawan.field.code'), dataIndex: 'code' },
    {
      title: t('lorawan.field.version'),
      align: 'end',
      render: (_, one) => t('lorawan.versionOf', { version: one.version }),
    },
    { title: t('lorawan.field.things'), dataIndex: 'thingCount', align: 'end' },
    {
      title: t('lorawan.field.saved'),
      render: (_, one) => (
        <span>
          <Time at={one.savedAt} /> {one.savedByName}
        </span>
      ),
    },
  ];
  return (
    <Table
      rowKey="code"
      size="small"
      columns={columns}
      dataSource={[...codecs]}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}
