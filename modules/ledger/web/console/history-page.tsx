import { Button, Table } from 'antd';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { PageHead, saveFile } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { History } from '../../contract/index.ts';
import { type CheckedHistory, checkHistory } from '../check/check-history.ts';
import { useHistory } from './use-ledger.ts';
import './ledger.css';

/** The history of a case, checked here in the browser against the signed log. */
export default function HistoryPage() {
  const { t } = useText();
  const [query] = useSearchParams();
  const source = query.get('source') ?? 'cases';
  const subject = query.get('subject') ?? '';
  const history = useHistory(source, subject);
  const { data } = history;
  return (
    <>
      <PageHead title={t('ledger.history.title')} lead={t('ledger.history.lead')}>
        {data && <Button onClick={() => download(data)}>{t('ledger.history.download')}</Button>}
      </PageHead>
      {history.isPending && <Loading lines={6} />}
      {history.isError && (
        <ErrorState error={history.error} onRetry={() => void history.refetch()} />
      )}
      {data && <Checked history={data} />}
    </>
  );
}

function download(history: History): void {
  const bytes = new Blob([JSON.stringify(history, null, 1)], { type: 'application/json' });
  const fileName = `${history.label || history.subject}.ledger.json`;
  saveFile({ bytes, fileName, mediaType: 'application/json' });
}

function Checked({ history }: { history: History }) {
  const { t, locale } = useText();
  const checked = useMemo(() => checkHistory(history), [history]);
  const faults = new Set(checked.findings.map(({ entry }) => entry));
  return (
    <>
      <Verdict checked={checked} />
      {history.waiting.length > 0 && (
        <p className="dk-muted">{t('ledger.history.waiting', { count: history.waiting.length })}</p>
      )}
      <p>
        <Link to={`/cases/${history.subject}`}>{history.label}</Link>
      </p>
      <Table
        size="small"
        rowKey="index"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={checked.records}
        columns={[
          { title: t('ledger.column.index'), dataIndex: 'index', align: 'right' },
          {
            title: t('ledger.column.kind'),
            dataIndex: 'kind',
            render: (kind: string) => {
              const named = history.names.find((one) => one.kind === kind);
              return <span title={kind}>{(locale === 'en' ? named?.en : named?.zh) ?? kind}</span>;
            },
          },
          {
            title: t('ledger.column.at'),
            dataIndex: 'at',
            render: (at: string) => <Time at={at} />,
          },
          {
            title: t('ledger.history.result'),
            key: 'result',
            render: (_, { index }) =>
              t(faults.has(index) ? 'ledger.history.entryBad' : 'ledger.history.entryGood'),
          },
        ]}
      />
      {checked.head && (
        <p className="dk-muted">
          {t('ledger.history.under', { origin: checked.head.origin, size: checked.head.size })}{' '}
          {t('ledger.history.signers', { names: checked.head.signers.join(', ') })}
        </p>
      )}
    </>
  );
}

function Verdict({ checked }: { checked: CheckedHistory }) {
  const { t } = useText();
  if (checked.findings.length === 0) {
    return (
      <Notice meaning="ok" title={t('ledger.history.good')}>
        <p>
          {t('ledger.history.goodText', { entries: checked.records.length, rows: checked.rows })}
        </p>
      </Notice>
    );
  }
  return (
    <Notice meaning="urgent" title={t('ledger.history.bad')}>
      <ul>
        {checked.findings.map(({ entry, code, detail }) => (
          <li key={`${entry} ${code} ${detail}`}>
            {entry === null ? '' : `${t('ledger.history.entry', { index: entry })} `}
            {t(`ledger.finding.${code}`)} {detail}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
