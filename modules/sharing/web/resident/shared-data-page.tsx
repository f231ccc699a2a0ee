import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient, isSignedOut } from '#ui/api/index.ts';
import {
  Button,
  Card,
  EmptyState,
  ErrorNotice,
  ErrorState,
  LinkButton,
  Loading,
  Notice,
  ProveFirst,
  TextField,
  Time,
  useText,
} from '#ui/index.ts';
import { api, type OwnUse } from '../../contract/index.ts';
import './shared-data.css';

const sharing = createClient(api);

/** 谁用过我的数据: which departments used data about the person, and for what. */
export default function SharedDataPage() {
  const { t } = useText();
  const identity = useQuery({
    queryKey: ['sharing', 'identity'],
    queryFn: async () => sharing.ownIdentity({}),
    retry: (_count, error) => !isSignedOut(error),
  });
  return (
    <>
      <h1>{t('sharing.own.title')}</h1>
      <p>{t('sharing.own.lead')}</p>
      {identity.isPending && <Loading lines={4} />}
      {identity.isError && isSignedOut(identity.error) && (
        <ProveFirst>{t('sharing.own.phoneText')}</ProveFirst>
      )}
      {identity.isError && !isSignedOut(identity.error) && (
        <ErrorState error={identity.error} onRetry={() => void identity.refetch()} />
      )}
      {identity.data && !identity.data.idNumber && <Prove />}
      {identity.data?.idNumber && (
        <>
          <p className="zs-hint">{t('sharing.own.proved', { number: identity.data.idNumber })}</p>
          <Uses />
        </>
      )}
    </>
  );
}

function Prove() {
  const { t } = useText();
  const queries = useQueryClient();
  const [idNumber, setNumber] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const prove = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await sharing.proveIdentity({ body: { idNumber } });
      await queries.invalidateQueries({ queryKey: ['sharing'] });
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title={t('sharing.own.proveTitle')}>
      <p>{t('sharing.own.proveText')}</p>
      <TextField
        label={t('sharing.own.number')}
        value={idNumber}
        maxLength={24}
        autoComplete="off"
        onChange={({ target }) => setNumber(target.value)}
      />
      <ErrorNotice error={error} />
      <Button busy={busy} disabled={idNumber.trim().length < 15} onClick={() => void prove()}>
        {t('sharing.own.prove')}
      </Button>
    </Card>
  );
}

function Uses() {
  const { t } = useText();
  const uses = useInfiniteQuery({
    queryKey: ['sharing', 'ownUses'],
    queryFn: async ({ pageParam }) =>
      sharing.ownUses({ query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = uses.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {uses.isPending && <Loading lines={4} />}
      {uses.isError && <ErrorState error={uses.error} onRetry={() => void uses.refetch()} />}
      {uses.data && rows.length === 0 && (
        <EmptyState icon="eye" title={t('sharing.own.none')}>
          {t('sharing.own.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ul className="sharing-uses">
          {rows.map((use) => (
            <Use key={use.id} use={use} />
          ))}
        </ul>
      )}
      {uses.hasNextPage && (
        <Button busy={uses.isFetchingNextPage} onClick={() => void uses.fetchNextPage()}>
          {t('sharing.own.more')}
        </Button>
      )}
      {rows.length > 0 && (
        <Notice meaning="notice" title={t('sharing.own.wrongTitle')}>
          <p className="sharing-said">{t('sharing.own.wrongText')}</p>
          <LinkButton to="/my-data" icon="shield">
            {t('sharing.own.wrong')}
          </LinkButton>
        </Notice>
      )}
    </>
  );
}

function Use({ use }: { use: OwnUse }) {
  const { t, locale } = useText();
  const pick = (zh: string, en: string): string => (locale === 'en' && en) || zh;
  return (
    <li>
      <p>
        <strong>{pick(use.departmentZh, use.departmentEn)}</strong>{' '}
        <span className="sharing-whole">
          <Time at={use.lastAt} />
        </span>
        {use.times > 1 && ` · ${t('sharing.own.times', { count: use.times })}`}
      </p>
      <p>
        {t('sharing.own.used', {
          resource: pick(use.resourceZh, use.resourceEn),
          owner: pick(use.ownerZh, use.ownerEn),
          fields: pick(use.fieldsZh.join('、'), use.fieldsEn.join(', ')),
        })}
      </p>
      <p className="zs-hint">{t('sharing.own.why', { purpose: use.purpose })}</p>
      <p className="zs-hint">
        {t(`sharing.basis.${use.basis}`)} · {t(`sharing.way.${use.way}`)}
      </p>
      <p className="zs-hint sharing-whole">{use.number}</p>
    </li>
  );
}
