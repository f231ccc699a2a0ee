import { Tabs } from 'antd';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { Assurance } from '../../contract/index.ts';
import { Anchors } from './anchors.tsx';
import { Entries } from './entries.tsx';
import { Keys } from './keys.tsx';
import { LogHead } from './log-head.tsx';
import { useOverview } from './use-ledger.ts';
import { Witnesses } from './witnesses.tsx';
import './ledger.css';

const meanings = {
  operatorOnly: 'warning',
  insideWitness: 'warning',
  anchored: 'notice',
  outsideWitness: 'ok',
} as const satisfies Record<Assurance, string>;

/** The town's log: its head, against whom it proves something, entries, witnesses, anchors, keys. */
export default function LedgerPage() {
  const { t } = useText();
  const overview = useOverview();
  const { data } = overview;
  return (
    <>
      <PageHead title={t('ledger.menu')} lead={t('ledger.lead')} />
      {overview.isPending && <Loading lines={8} />}
      {overview.isError && (
        <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />
      )}
      {data && (
        <>
          {data.halted && (
            <Notice meaning="urgent" title={t('ledger.halted')}>
              <p>{data.halted}</p>
            </Notice>
          )}
          <Notice
            meaning={meanings[data.assurance]}
            title={t(`ledger.assurance.${data.assurance}`)}
          >
            <p>{t(`ledger.assurance.${data.assurance}Text`)}</p>
          </Notice>
          <LogHead log={data} />
          <Tabs
            items={[
              { key: 'entries', label: t('ledger.tab.entries'), children: <Entries /> },
              {
                key: 'witnesses',
                label: t('ledger.tab.witnesses'),
                children: <Witnesses log={data} />,
              },
              { key: 'anchors', label: t('ledger.tab.anchors'), children: <Anchors log={data} /> },
              { key: 'keys', label: t('ledger.tab.keys'), children: <Keys log={data} /> },
            ]}
          />
        </>
      )}
    </>
  );
}
