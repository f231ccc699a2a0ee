import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { DeskClaim } from '../../../contract/index.ts';
import { participation, useDeskAct, usePick } from '../shared/client.ts';
import { LoadMore } from '../shared/load-more.tsx';

/** Claims: those that wait first. */
export function ClaimsPart() {
  const { t } = useText();
  const pages = useInfiniteQuery({
    queryKey: ['participation', 'desk', 'claims'],
    queryFn: async ({ pageParam }) =>
      participation.claims({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  if (pages.isPending) return <Loading lines={5} />;
  if (pages.isError) {
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  }
  const rows = pages.data.pages
    .flatMap(({ items }) => items)
    .toSorted((a, b) => Number(b.state === 'waiting') - Number(a.state === 'waiting'));
  if (rows.length === 0)
    return <EmptyState icon="star" title={t('participation.points.noClaims')} />;
  return (
    <div className="dk-stack pt-stack">
      {rows.map((row) => (
        <Claim key={row.id} row={row} />
      ))}
      <LoadMore pages={pages} />
    </div>
  );
}

const meanings = {
  waiting: 'warning',
  confirmed: 'ok',
  refused: 'neutral',
  withdrawn: 'neutral',
} as const;

function Claim({ row }: { row: DeskClaim }) {
  const { t } = useText();
  const pick = usePick();
  const [reason, setReason] = useState('');
  const act = useDeskAct();
  const decide = (confirm: boolean): void => {
    const params = { claimId: row.id };
    void act.run(async () => participation.decideClaim({ params, body: { confirm, reason } }));
  };
  return (
    <div className="dk-card dk-stack pt-stack">
      <p className="dk-row">
        <StatusTag meaning={meanings[row.state]}>
          {t(`participation.claimState.${row.state}`)}
        </StatusTag>
        <strong>{pick(row.ruleZh, row.ruleEn)}</strong>
        <span>{t('participation.claim.points', { points: row.points ?? row.rulePoints })}</span>
        <span>{row.claimant}</span>
        <span className="dk-muted">
          {row.doneOn} · <Time at={row.createdAt} />
        </span>
      </p>
      <p className="pt-words">{row.words}</p>
      {row.photoIds.length > 0 && (
        <div className="pt-photos">
          {row.photoIds.map((id, at) => (
            <a key={id} href={`/api/v1/files/${id}`} target="_blank" rel="noreferrer">
              <img
                src={`/api/v1/files/${id}`}
                alt={t('participation.claim.photo', { number: at + 1 })}
                loading="lazy"
              />
            </a>
          ))}
        </div>
      )}
      {row.reason && <p className="dk-note">{row.reason}</p>}
      <ErrorNotice error={act.error} />
      {row.mayDecide && (
        <div className="dk-row">
          <Button type="primary" loading={act.busy} onClick={() => decide(true)}>
            {t('participation.claim.confirm')}
          </Button>
          <Input
            style={{ maxWidth: 320 }}
            maxLength={300}
            value={reason}
            placeholder={t('participation.claim.refuseReason')}
            aria-label={t('participation.claim.refuseReason')}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button
            danger
            disabled={reason.trim().length < 4}
            loading={act.busy}
            onClick={() => decide(false)}
          >
            {t('participation.claim.refuse')}
          </Button>
        </div>
      )}
    </div>
  );
}
