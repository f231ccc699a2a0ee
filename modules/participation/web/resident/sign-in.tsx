import { ErrorNotice, ProveFirst, useText } from '#ui/index.ts';
import { wantsPhone } from './client.ts';

/** What an act's fault says; where the telephone is not proved yet, the way to do so and back. */
export function ActFault({ error, back }: { error: unknown; back: string }) {
  if (!error) return null;
  return wantsPhone(error) ? <SignIn back={back} /> : <ErrorNotice error={error} />;
}

/** The way to prove the telephone, and back. */
export function SignIn({ back }: { back: string }) {
  const { t } = useText();
  return <ProveFirst back={back}>{t('participation.signIn')}</ProveFirst>;
}
