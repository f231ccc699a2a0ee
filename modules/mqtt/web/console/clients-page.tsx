import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { MqttAccount } from '../../contract.ts';
import { ClientDrawer, type Fresh } from './client-drawer.tsx';
import { SecretShown } from './secret-shown.tsx';
import { useClients } from './use-clients.ts';

/** Accounts of other systems at the MQTT door, with the topics that each may use. */
export default function ClientsPage() {
  const { t } = useText();
  const clients = useClients();
  const [open, setOpen] = useState<MqttAccount | 'new' | null>(null);
  const [fresh, setFresh] = useState<Fresh | null>(null);
  return (
    <>
      <PageHead title={t('mqtt.title')} lead={t('mqtt.lead')}>
        <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen('new')}>
          {t('mqtt.add')}
        </Button>
      </PageHead>
      {clients.isPending && <Loading lines={4} />}
      {clients.isError && (
        <ErrorState error={clients.error} onRetry={() => void clients.refetch()} />
      )}
      {clients.data?.items.length === 0 && <EmptyState icon="link" title={t('mqtt.none')} />}
      {clients.data && clients.data.items.length > 0 && (
        <ClientTable items={clients.data.items} onOpen={setOpen} />
      )}
      {open && (
        <ClientDrawer
          account={open === 'new' ? null : open}
          onSecret={setFresh}
          onClose={() => setOpen(null)}
        />
      )}
      {fresh && <SecretShown {...fresh} onClose={() => setFresh(null)} />}
    </>
  );
}

interface ClientTableProps {
  readonly items: readonly MqttAccount[];
  readonly onOpen: (account: MqttAccount) => void;
}

function ClientTable({ items, onOpen }: ClientTableProps) {
  const { t } = useText();
  const columns: TableColumnsType<MqttAccount> = [
    {
      title: t('mqtt.field.title'),
      key: 'title',
      render: (_, one) => (
        <Button type="link" style={{ paddingInline: 0 }} onClick={() => onOpen(one)}>
          {one.title}
        </Button>
      ),
    },
    { title: t('mqtt.field.username'), dataIndex: 'username' },
    {
      title: t('mqtt.field.state'),
      key: 'state',
      render: (_, { enabled }) => (
        <StatusTag meaning={enabled ? 'ok' : 'neutral'}>
          {t(enabled ? 'mqtt.enabled' : 'mqtt.disabled')}
        </StatusTag>
      ),
    },
    {
      title: t('mqtt.field.rules'),
      key: 'rules',
      render: (_, { rules }) =>
        rules.map(({ filter, publish, subscribe }) => (
          <div key={filter}>
            <code>{filter}</code> {publish && t('mqtt.publish')} {subscribe && t('mqtt.subscribe')}
            {!publish && !subscribe && t('mqtt.neither')}
          </div>
        )),
    },
    {
      title: t('mqtt.field.seen'),
      key: 'seen',
      render: (_, { seenAt }) => (seenAt ? <Time at={seenAt} /> : t('mqtt.never')),
    },
  ];
  return (
    <Table
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={[...items]}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}
