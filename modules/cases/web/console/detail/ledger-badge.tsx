import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import { api as ledger } from '#modules/ledger/contract/index.ts';

const renewMs = 5000;

/** Whether the case's history stands in the ledger, with the way to check it. */
export function LedgerBadge({ caseId, version }: { caseId: string; version: number }) {
  const { t } = useText();
  const mayCheck = usePermission('ledger.check');
  const badge = useQuery({
    queryKey: ['ledger', 'badge', caseId, version],
    queryFn: async () =>
      createClient(ledger).badge({ query: { source: 'cases', subject: caseId } }),
    enabled: mayCheck,
    refetchInterval: ({ state }) => (state.data && state.data.waiting === 0 ? false : renewMs),
    retry: false,
  });
  if (!badge.data) return null;
  const { entries, waiting, halted } = badge.data;
  const isSigned = waiting === 0 && entries > 0 && !halted;
  return (
    <Link
      to={`/ledger/history?${new URLSearchParams({ source: 'cases', subject: caseId }).toString()}`}
      title={t('cases.one.ledgerHint')}
    >
      <StatusTag meaning={halted ? 'urgent' : isSigned ? 'ok' : 'neutral'}>
        {t(isSigned ? 'cases.one.ledgerSigned' : 'cases.one.ledgerWaiting', { count: entries })}
      </StatusTag>
    </Link>
  );
}
