import { useQuery } from '@tanstack/react-query';
import { isSignedOut } from '#ui/api/index.ts';
import { ErrorState, LinkButton, Loading, Notice, useText } from '#ui/index.ts';
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
      {own.isError && isSignedOut(own.error) && <ProveFirst />}
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

function ProveFirst() {
  const { t } = useText();
  return (
    <Notice meaning="notice" title={t('privacy.own.proveTitle')}>
      <p>{t('privacy.own.proveText')}</p>
      <LinkButton to="/phone?back=/my-data" icon="phone">
        {t('privacy.own.prove')}
      </LinkButton>
    </Notice>
  );
}
