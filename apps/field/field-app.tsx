import { useText } from '#ui/index.ts';
import { Kept, OutboxProvider } from '#ui/offline/index.ts';
import { SessionGate, useMe } from '#ui/session/index.ts';
import { Shell } from './shell.tsx';

/** The field app: sign-in, then the shell with what is kept on the phone. */
export function FieldApp() {
  const { t } = useText();
  return (
    <SessionGate name={t('shell.name')} tagline={t('shell.tagline')}>
      <SignedIn />
    </SessionGate>
  );
}

function SignedIn() {
  const { person } = useMe();
  return (
    <Kept ownerId={person.id} key={person.id}>
      <OutboxProvider ownerId={person.id}>
        <Shell />
      </OutboxProvider>
    </Kept>
  );
}
