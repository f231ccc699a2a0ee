import { useQuery } from '@tanstack/react-query';
import { isSignedOut } from '#ui/api/index.ts';
import { ErrorState, Loading, ProveFirst, useText } from '#ui/index.ts';
import { privacy } from './client.ts';
import { ConsentsPart } from './consents-part.tsx';
import { HeldPart } from './held-part.tsx';
import { LooksPart } from './looks-part.tsx';
import { RequestsPart } from './requests-part.tsx';
import './my-data.css';

/** 我的个人信息: what is held, who looked, what was agreed to, what can be asked for. */
export default function MyDataPage() {
  const { t } = useText();
  const own = useQuery({
    queryKey: ['privacy', 'own'],
    queryFn: async () => privacy.ownData({}),
    retry: (_count, error) => !isSignedOut(error),
  });
  return (
    <>
      <h1>{t('privacy.own.title')}</h1>
      <p>{t('privacy.own.lead')}</p>
      {own.isPending && <Loading lines={6} />}
      {own.isError && isSignedOut(own.error) && (
        <ProveFirst>{t('privacy.own.proveText')}</ProveFirst>
      )}
      {own.isError && !isSignedOut(own.error) && (
        <ErrorState error={own.error} onRetry={() => void own.refetch()} />
      )}
      {own.data && (
        <>
          <HeldPart data={own.data} />
          <LooksPart />
          <ConsentsPart />
          <RequestsPart />
        </>
      )}
    </>
  );
}
