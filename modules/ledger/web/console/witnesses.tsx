import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice, StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Overview, WitnessedView, WitnessView } from '../../contract/index.ts';
import { WithReason } from './with-reason.tsx';
import { ledger, useRenew } from './use-ledger.ts';

/** Who witnesses this log, and which logs this town or county is a witness of. */
export function Witnesses({ log }: { log: Overview }) {
  const { t } = useText();
  const mayChange = usePermission('ledger.administer');
  const renew = useRenew();
  return (
    <>
      <h3>{t('ledger.witness.of')}</h3>
      <Table<WitnessView>
        size="small"
        rowKey="name"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={log.witnesses}
        locale={{ emptyText: <span className="dk-muted">{t('ledger.witness.none')}</span> }}
        columns={[
          { title: t('ledger.witness.name'), dataIndex: 'name' },
          {
            title: t('ledger.witness.where'),
            key: 'where',
            render: (_, { url }) => url ?? t('ledger.witness.inside'),
          },
          { title: t('ledger.witness.size'), dataIndex: 'knownSize', align: 'right' },
          {
            title: t('ledger.witness.at'),
            key: 'at',
            render: (_, one) => <WitnessState one={one} />,
          },
          {
            title: '',
            key: 'act',
            render: (_, { name, inside }) =>
              mayChange &&
              !inside && (
                <WithReason
                  label={t('ledger.remove')}
                  run={async (reason) => {
                    await ledger.removeWitness({ body: { name, reason } });
                    await renew();
                  }}
                />
              ),
          },
        ]}
      />
      {mayChange && <AddWitness />}
      <h3>{t('ledger.witnessed.title')}</h3>
      <p className="dk-muted">
        {t('ledger.witnessed.address')} <code>{`${location.origin}${log.path}/witness`}</code>
      </p>
      <Table<WitnessedView>
        size="small"
        rowKey="origin"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={log.witnessed}
        locale={{ emptyText: <span className="dk-muted">{t('ledger.witnessed.none')}</span> }}
        expandable={{
          rowExpandable: ({ refusedNote }) => refusedNote !== null,
          expandedRowRender: ({ refusedNote }) => <pre className="ledger-note">{refusedNote}</pre>,
        }}
        columns={[
          { title: t('ledger.head.origin'), dataIndex: 'origin' },
          { title: t('ledger.witness.size'), dataIndex: 'size', align: 'right' },
          {
            title: t('ledger.witness.at'),
            dataIndex: 'cosignedAt',
            render: (at: string | null) => (at ? <Time at={at} /> : t('ledger.never')),
          },
          {
            title: t('ledger.witnessed.refusals'),
            key: 'refusals',
            render: (_, { refusals, refusal }) => (
              <StatusTag meaning={refusals > 0 ? 'urgent' : 'ok'}>
                {refusals > 0 ? `${refusals} · ${refusal}` : t('ledger.witnessed.consistent')}
              </StatusTag>
            ),
          },
        ]}
      />
      {mayChange && <AddWitnessed />}
    </>
  );
}

function WitnessState({ one }: { one: WitnessView }) {
  const { t } = useText();
  if (one.lastError) return <StatusTag meaning="warning">{one.lastError}</StatusTag>;
  return one.cosignedAt ? <Time at={one.cosignedAt} /> : <>{t('ledger.never')}</>;
}

function AddWitness() {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [key, setKey] = useState('');
  const [url, setUrl] = useState('');
  const add = async (): Promise<void> => {
    const done = await act.run(async () => {
      await ledger.addWitness({ body: { key, url } });
      await renew();
    });
    if (done) {
      setKey('');
      setUrl('');
    }
  };
  return (
    <div className="ledger-add">
      <ErrorNotice error={act.error} />
      <Notice meaning="notice">{t('ledger.witness.hint')}</Notice>
      <Input
        aria-label={t('ledger.witness.key')}
        placeholder={t('ledger.witness.key')}
        value={key}
        onChange={({ target }) => setKey(target.value)}
      />
      <Input
        aria-label={t('ledger.witness.url')}
        placeholder={t('ledger.witness.url')}
        value={url}
        onChange={({ target }) => setUrl(target.value)}
      />
      <Button disabled={!key || !url} loading={act.busy} onClick={() => void add()}>
        {t('ledger.witness.add')}
      </Button>
    </div>
  );
}

function AddWitnessed() {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [key, setKey] = useState('');
  const add = async (): Promise<void> => {
    const done = await act.run(async () => {
      await ledger.addWitnessed({ body: { keys: key.trim().split(/\s+/) } });
      await renew();
    });
    if (done) setKey('');
  };
  return (
    <div className="ledger-add">
      <ErrorNotice error={act.error} />
      <Input
        aria-label={t('ledger.witnessed.key')}
        placeholder={t('ledger.witnessed.key')}
        value={key}
        onChange={({ target }) => setKey(target.value)}
      />
      <Button disabled={!key} loading={act.busy} onClick={() => void add()}>
        {t('ledger.witnessed.add')}
      </Button>
    </div>
  );
}
