import { Button, Table } from 'antd';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { AnchorView, Overview } from '../../contract/index.ts';
import { ledger, useRenew } from './use-ledger.ts';

/** Where checkpoints are kept elsewhere, and what became of each. */
export function Anchors({ log }: { log: Overview }) {
  const { t } = useText();
  const mayChange = usePermission('ledger.administer');
  const renew = useRenew();
  const act = useAct();
  const { anchoring } = log;
  const run = (work: () => Promise<unknown>): Promise<boolean> =>
    act.run(async () => {
      await work();
      await renew();
    });
  if (!anchoring.chain && !anchoring.directory) {
    return (
      <EmptyState title={t('ledger.anchor.none')}>
        <p>{t('ledger.anchor.noneText')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p>
        {t('ledger.anchor.every', { minutes: Math.round(anchoring.everySeconds / 60) })}{' '}
        {anchoring.chain && t('ledger.anchor.chainAt', { host: anchoring.chain })}{' '}
        {anchoring.directory && t('ledger.anchor.folderAt', { path: anchoring.directory })}
      </p>
      <ErrorNotice error={act.error} />
      {mayChange && (
        <p className="dk-row">
          <Button loading={act.busy} onClick={() => void run(() => ledger.anchorNow({}))}>
            {t('ledger.anchor.now')}
          </Button>
          {anchoring.waiting > 0 && (
            <Button loading={act.busy} onClick={() => void run(() => ledger.retryAnchors({}))}>
              {t('ledger.anchor.retry', { count: anchoring.waiting })}
            </Button>
          )}
        </p>
      )}
      <AnchorTable anchors={anchoring.anchors} />
    </>
  );
}

const meanings = { queued: 'warning', sent: 'notice', done: 'ok' } as const;

function AnchorTable({ anchors }: { anchors: readonly AnchorView[] }) {
  const { t } = useText();
  return (
    <Table<AnchorView>
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={anchors}
      locale={{ emptyText: <span className="dk-muted">{t('ledger.anchor.empty')}</span> }}
      columns={[
        { title: t('ledger.anchor.size'), dataIndex: 'size', align: 'right' },
        {
          title: t('ledger.anchor.target'),
          dataIndex: 'target',
          render: (target: AnchorView['target']) => t(`ledger.anchor.${target}`),
        },
        {
          title: t('ledger.anchor.state'),
          key: 'state',
          render: (_, { state, lastError, attempts }) => (
            <StatusTag meaning={meanings[state]}>
              {t(`ledger.anchor.is.${state}`)}
              {lastError && ` · ${lastError} (${attempts})`}
            </StatusTag>
          ),
        },
        { title: t('ledger.anchor.place'), dataIndex: 'place' },
        {
          title: t('ledger.anchor.at'),
          key: 'at',
          render: (_, { doneAt, queuedAt }) => <Time at={doneAt ?? queuedAt} />,
        },
        { title: t('ledger.anchor.transaction'), dataIndex: 'transaction' },
      ]}
    />
  );
}
