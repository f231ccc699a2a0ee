import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import { EmptyState, ErrorState, LinkButton, Loading, useText } from '#ui/index.ts';
import { useParams } from '#ui/router/index.ts';
import { api, type ClaimView } from '../../contract/index.ts';
import { ClaimForm, type Claimed } from './claim-form.tsx';
import { ClaimedCard } from './claimed-card.tsx';

/** Puts the device of a scanned label where it hangs. */
export default function ClaimPage() {
  const { code = '' } = useParams();
  const { t } = useText();
  const [done, setDone] = useState<Claimed | null>(null);
  const claim = useQuery({
    queryKey: ['things', 'claim', code],
    queryFn: async () => createClient(api).claim({ params: { code } }),
  });
  if (done) return <ClaimedCard claimed={done} />;
  if (claim.isPending) return <Loading lines={6} />;
  if (claim.isError) return <ErrorState error={claim.error} onRetry={() => void claim.refetch()} />;
  if (claim.data.state === 'open') return <ClaimForm claim={claim.data} onDone={setDone} />;
  return (
    <EmptyState
      icon="warning"
      title={t(`things.claim.${claim.data.state}`)}
      action={<LinkButton to="/claim">{t('things.claim.other')}</LinkButton>}
    >
      <Why claim={claim.data} />
    </EmptyState>
  );
}

function Why({ claim }: { claim: ClaimView }) {
  const { t } = useText();
  const why =
    claim.state === 'claimed'
      ? t('things.claim.claimedBy', { name: claim.claimedByName })
      : t('things.claim.expiredHint');
  return <p>{why}</p>;
}
