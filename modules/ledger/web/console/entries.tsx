import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { saveFile } from '#ui/desk/index.ts';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { EntryView } from '../../contract/index.ts';
import { ledger, useEntries } from './use-ledger.ts';

/** The entries, newest first, found by case number. */
export function Entries() {
  const { t, locale } = useText();
  const mayCheck = usePermission('ledger.check');
  const [words, setWords] = useState('');
  const entries = useEntries(words);
  const act = useAct();
  const rows = entries.data?.pages.flatMap(({ items }) => items) ?? [];
  const receipt = (index: number): Promise<boolean> =>
    act.run(async () => saveFile(await ledger.receipt({ params: { index } })));
  return (
    <>
      <Input.Search
        allowClear
        className="ledger-search"
        aria-label={t('ledger.search')}
        placeholder={t('ledger.search')}
        onSearch={(text) => setWords(text.trim())}
      />
      <ErrorNotice error={act.error} />
      {entries.isPending && <Loading lines={6} />}
      {entries.isError && (
        <ErrorState error={entries.error} onRetry={() => void entries.refetch()} />
      )}
      {entries.data && (
        <Table<EntryView>
          size="small"
          rowKey="position"
          dataSource={rows}
          scroll={{ x: 'max-content' }}
          pagination={false}
          locale={{ emptyText: <span className="dk-muted">{t('ledger.noEntries')}</span> }}
          columns={[
            { title: t('ledger.column.index'), dataIndex: 'position', align: 'right' },
            {
              title: t('ledger.column.kind'),
              key: 'kind',
              render: (_, { kind, nameZh, nameEn }) => (
                <span title={kind}>{locale === 'en' ? nameEn : nameZh}</span>
              ),
            },
            {
              title: t('ledger.column.subject'),
              key: 'subject',
              render: (_, row) => <Subject row={row} />,
            },
            {
              title: t('ledger.column.at'),
              dataIndex: 'at',
              render: (at: string) => <Time at={at} />,
            },
            {
              title: t('ledger.column.state'),
              key: 'state',
              render: (_, { signed, witnessed }) => (
                <StatusTag meaning={witnessed ? 'ok' : 'neutral'}>
                  {witnessed && t('ledger.state.witnessed')}
                  {!witnessed && t(signed ? 'ledger.state.signed' : 'ledger.state.waiting')}
                </StatusTag>
              ),
            },
            {
              title: t('ledger.column.check'),
              key: 'check',
              render: (_, { position, source, subject, signed, path }) => (
                <span className="dk-row">
                  {mayCheck && path && (
                    <Link to={historyPath(source, subject)}>{t('ledger.check')}</Link>
                  )}
                  {signed && position !== null && (
                    <Button type="link" size="small" onClick={() => void receipt(position)}>
                      {t('ledger.receipt')}
                    </Button>
                  )}
                </span>
              ),
            },
          ]}
        />
      )}
      {entries.hasNextPage && (
        <Button loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
          {t('ledger.more')}
        </Button>
      )}
    </>
  );
}

/** How much of an id is shown; the end of an id that begins with the time tells it from the next. */
const idTailLength = 12;
const isId = (subject: string): boolean =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(subject);

/** What an entry is about, by its name where there is one; the id stays at hand. */
function Subject({ row: { label, subject, subjectName, path } }: { row: EntryView }) {
  const words = label || subjectName || subject;
  if (path) return <Link to={path}>{words}</Link>;
  if (isId(words)) {
    return (
      <span className="dk-muted" title={subject}>
        …{words.slice(-idTailLength)}
      </span>
    );
  }
  return <span {...(words === subject ? {} : { title: subject })}>{words}</span>;
}

function historyPath(source: string, subject: string): string {
  return `/ledger/history?${new URLSearchParams({ source, subject }).toString()}`;
}
