import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { KeyRow } from '../../../contract.ts';
import { useQuestion } from '../use-question.ts';
import { people, useGround, useNameOf, useRoles } from '../use-people.ts';
import { KeyDrawer } from './key-drawer.tsx';
import { KeyShown } from './key-shown.tsx';

/** Accounts of other systems: their keys, what each may do, until when, last used. */
export default function KeysPage() {
  const { t } = useText();
  const [withRevoked, setWithRevoked] = useState(false);
  const [adding, setAdding] = useState(false);
  const [fresh, setFresh] = useState<string | null>(null);
  const keys = useQuery({
    queryKey: ['people', 'keys', withRevoked],
    queryFn: async () => people.keys({ query: { revoked: withRevoked } }),
  });
  return (
    <>
      <PageHead title={t('people.menu.keys')} lead={t('people.keys.lead')}>
        <Checkbox checked={withRevoked} onChange={(event) => setWithRevoked(event.target.checked)}>
          {t('people.keys.withRevoked')}
        </Checkbox>
        <Button type="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
          {t('people.keys.add')}
        </Button>
      </PageHead>
      {keys.isPending && <Loading lines={6} />}
      {keys.isError && <ErrorState error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.data?.items.length === 0 && <EmptyState icon="link" title={t('people.keys.none')} />}
      {keys.data && keys.data.items.length > 0 && <KeyTable items={keys.data.items} />}
      {adding && <KeyDrawer onMade={setFresh} onClose={() => setAdding(false)} />}
      {fresh && <KeyShown value={fresh} onClose={() => setFresh(null)} />}
    </>
  );
}

function KeyTable({ items }: { items: readonly KeyRow[] }) {
  const { t } = useText();
  const reachOf = useReachOf();
  const columns: TableColumnsType<KeyRow> = [
    {
      title: t('people.keys.name'),
      key: 'name',
      fixed: 'start',
      width: 180,
      render: (_, { name, hint }) => (
        <>
          {name}
          <br />
          <code className="dk-muted">{hint}…</code>
        </>
      ),
    },
    {
      title: t('people.keys.state'),
      key: 'state',
      width: 110,
      render: (_, row) => <KeyState row={row} />,
    },
    {
      title: t('people.keys.permissions'),
      key: 'permissions',
      width: 280,
      render: (_, row) => <Permissions of={row.permissions} />,
    },
    { title: t('people.keys.reach'), key: 'reach', width: 130, render: (_, row) => reachOf(row) },
    {
      title: t('people.keys.expires'),
      key: 'expires',
      width: 130,
      render: (_, { expiresAt }) =>
        expiresAt ? <Time at={expiresAt} /> : t('people.keys.endless'),
    },
    {
      title: t('people.keys.used'),
      key: 'used',
      width: 130,
      render: (_, { lastUsedAt }) =>
        lastUsedAt ? <Time at={lastUsedAt} /> : t('people.factor.never'),
    },
    {
      title: t('people.keys.made'),
      key: 'made',
      width: 140,
      render: (_, { createdAt, createdByName }) => (
        <>
          <Time at={createdAt} />
          <br />
          <span className="dk-muted">{createdByName}</span>
        </>
      ),
    },
    { title: '', key: 'acts', width: 90, render: (_, row) => <Revoke row={row} /> },
  ];
  return (
    <Table
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={[...items]}
      pagination={false}
      // The columns keep their widths; a narrow screen pushes them along.
      scroll={{ x: 1190 }}
    />
  );
}

const soonMs = 30 * 86_400_000;

function KeyState({ row }: { row: KeyRow }) {
  const { t } = useText();
  const left = row.expiresAt ? new Date(row.expiresAt).getTime() - serverNow().getTime() : Infinity;
  if (row.revokedAt) return <StatusTag meaning="neutral">{t('people.keys.revoked')}</StatusTag>;
  if (left <= 0) return <StatusTag meaning="urgent">{t('people.keys.ended')}</StatusTag>;
  if (left < soonMs) return <StatusTag meaning="warning">{t('people.keys.endsSoon')}</StatusTag>;
  return <StatusTag meaning="ok">{t('people.keys.works')}</StatusTag>;
}

function Permissions({ of: ids }: { of: readonly string[] }) {
  const { locale } = useText();
  const known = useRoles().data?.permissions ?? [];
  const words = ids.map((id) => {
    const found = known.find((one) => one.id === id);
    return (locale === 'zh' ? found?.zh : found?.en) ?? id;
  });
  return <span>{words.join('、')}</span>;
}

function useReachOf() {
  const { t } = useText();
  const nameOf = useNameOf();
  const ground = useGround().data;
  return ({ departmentId, villageId }: KeyRow): string =>
    nameOf(ground?.departments.find(({ id }) => id === departmentId)) ||
    nameOf(ground?.villages.find(({ id }) => id === villageId)) ||
    t('people.keys.wholeTown');
}

function Revoke({ row }: { row: KeyRow }) {
  const { t } = useText();
  const question = useQuestion();
  const queries = useQueryClient();
  if (row.revokedAt) return null;
  const ask = (): void =>
    question({
      title: t('people.keys.revokeAsk', { name: row.name }),
      text: t('people.keys.revokeWhy'),
      yes: t('people.keys.revoke'),
      act: async () => {
        await people.revokeKey({ params: { keyId: row.id } });
        await queries.invalidateQueries({ queryKey: ['people', 'keys'] });
        return t('people.keys.revokeDone');
      },
    });
  return (
    <Button danger size="small" onClick={ask}>
      {t('people.keys.revoke')}
    </Button>
  );
}
