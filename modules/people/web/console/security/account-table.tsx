import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { matches } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { AccountRow } from '../../../contract.ts';
import { people } from '../use-people.ts';
import { useQuestion } from '../use-question.ts';

/** Each account with its factors and sessions, and what may be done about them. */
export function AccountTable() {
  const { t } = useText();
  const [search, setSearch] = useState('');
  const [onlyLacking, setOnlyLacking] = useState(false);
  const accounts = useQuery({
    queryKey: ['people', 'accounts'],
    queryFn: async () => people.accounts({}),
  });
  const columns = useColumns(() => void accounts.refetch());
  const shown = (accounts.data?.items ?? [])
    .filter(({ name, username }) => matches(search, name, username))
    .filter((row) => !onlyLacking || lacksFactor(row));
  return (
    <section className="dk-card">
      <h2>{t('people.security.accounts')}</h2>
      <div className="dk-row">
        <Input.Search
          style={{ width: 240 }}
          allowClear
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder={t('people.security.search')}
          aria-label={t('people.security.search')}
        />
        <Checkbox checked={onlyLacking} onChange={(event) => setOnlyLacking(event.target.checked)}>
          {t('people.security.only')}
        </Checkbox>
      </div>
      {accounts.isPending && <Loading lines={8} />}
      {accounts.isError && (
        <ErrorState error={accounts.error} onRetry={() => void accounts.refetch()} />
      )}
      {accounts.data && shown.length === 0 && (
        <EmptyState icon="search" title={t('people.security.none')} />
      )}
      {shown.length > 0 && (
        <Table
          rowKey="personId"
          size="middle"
          columns={columns}
          dataSource={shown}
          scroll={{ x: 960 }}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
        />
      )}
    </section>
  );
}

const lacksFactor = ({ required, factors }: AccountRow): boolean =>
  required && factors.length === 0;

function useColumns(refetch: () => void): TableColumnsType<AccountRow> {
  const { t } = useText();
  return [
    { title: t('people.field.name'), dataIndex: 'name', fixed: 'start' },
    { title: t('people.field.username'), dataIndex: 'username' },
    { title: t('people.field.title'), dataIndex: 'title' },
    {
      title: t('people.security.factors'),
      key: 'factors',
      render: (_, row) => <Factors row={row} />,
    },
    { title: t('people.security.sessions'), dataIndex: 'sessions', className: 'dk-number' },
    {
      title: t('people.security.seen'),
      key: 'seen',
      render: (_, { seenAt }) => (seenAt ? <Time at={seenAt} /> : '—'),
    },
    { title: '', key: 'acts', render: (_, row) => <Acts row={row} onDone={refetch} /> },
  ];
}

function Factors({ row }: { row: AccountRow }) {
  const { t } = useText();
  if (lacksFactor(row))
    return <StatusTag meaning="warning">{t('people.security.requiredMissing')}</StatusTag>;
  if (row.factors.length === 0) return <span className="dk-muted">{t('people.factor.none')}</span>;
  return (
    <StatusTag meaning="ok">
      {[...new Set(row.factors)].map((kind) => t(`people.factor.${kind}`)).join('、')}
    </StatusTag>
  );
}

function Acts({ row, onDone }: { row: AccountRow; onDone: () => void }) {
  const { t } = useText();
  const question = useQuestion();
  const { personId, name } = row;
  const ask = (key: 'end' | 'reset', act: () => Promise<string>): void => {
    question({
      title: t(`people.security.${key}Ask`, { name }),
      text: t(`people.security.${key}Why`),
      act: async () => {
        const told = await act();
        onDone();
        return told;
      },
    });
  };
  const end = async (): Promise<string> => {
    const { ended } = await people.endSessionsOf({ params: { personId }, query: {} });
    return t('people.security.ended', { count: ended });
  };
  const reset = async (): Promise<string> => {
    await people.resetFactors({ params: { personId } });
    return t('people.security.resetDone');
  };
  return (
    <span className="dk-row">
      <Button size="small" disabled={row.sessions === 0} onClick={() => ask('end', end)}>
        {t('people.security.endAll')}
      </Button>
      <Button
        size="small"
        danger
        disabled={row.factors.length === 0}
        onClick={() => ask('reset', reset)}
      >
        {t('people.security.reset')}
      </Button>
    </span>
  );
}
