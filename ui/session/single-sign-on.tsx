import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { createClient } from '../api/index.ts';
import { useText } from '../i18n/text-provider.tsx';
import { Button } from '../kit/button.tsx';
import { ErrorNotice, Loading } from '../kit/states.tsx';
import { FactorForm } from './factors/factor-form.tsx';
import { type FactorAsked, sessionApi, type SignOn } from './session-api.ts';
import { useSession } from './session.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useAct } from './use-act.ts';

const people = createClient(sessionApi);
const returnPath = '/console/single-sign-on/';
const home = '/console/';

/** The sign-in form, and below it the ways by a single sign-on; takes in who comes back from there. */
export function SingleSignOn() {
  const { t } = useText();
  const { showFactor } = useSession();
  const [asked, setAsked] = useState<FactorAsked | null>(null);
  const [returns, setReturns] = useState(() => location.pathname.startsWith(returnPath));
  const act = useAct();
  const { run } = act;
  const takeIn = useEffectEvent(async (): Promise<void> => {
    const { town, answer } = takeAnswer();
    if (!answer) return setReturns(false);
    await run(async () => {
      const result = await people.finishSignOn({ body: { town, answer } });
      if ('ticket' in result) setAsked(result);
      else location.replace(home);
    });
    setReturns(false);
  });
  useEffect(() => void takeIn(), []);
  if (asked) {
    return (
      <FactorForm
        asked={asked}
        onShown={async (shown) => {
          await showFactor(shown);
          location.replace(home);
        }}
        onBack={() => setAsked(null)}
      />
    );
  }
  if (returns) {
    return (
      <>
        <p>{t('ui.signIn.returning')}</p>
        <Loading lines={3} />
      </>
    );
  }
  return (
    <>
      <ErrorNotice error={act.error} />
      <SignInForm />
      <Ways busy={act.busy} onChosen={(town) => void run(() => leaveFor(town))} />
    </>
  );
}

/** The query with which the issuer sent the browser back, once; it stays neither in the address nor in the history. */
function takeAnswer(): { readonly town: string; readonly answer: string } {
  const { pathname, search } = location;
  if (!pathname.startsWith(returnPath)) return { town: '', answer: '' };
  history.replaceState(history.state, '', pathname);
  return { town: pathname.slice(returnPath.length), answer: search.slice(1) };
}

async function leaveFor(town: string): Promise<void> {
  const { address } = await people.beginSignOn({ body: { town } });
  location.assign(address);
}

/** A button for each town that has a single sign-on; without an answer there is still the password. */
function Ways({ busy, onChosen }: { busy: boolean; onChosen: (town: string) => void }) {
  const { t, locale } = useText();
  const ways = useQuery({
    queryKey: ['session', 'signOns'],
    queryFn: async () => people.signOns({}),
  });
  const meant = new URLSearchParams(location.search).get('town');
  const shown = (ways.data?.items ?? []).filter(({ town }) => !meant || town === meant);
  if (shown.length === 0) return null;
  const nameOf = (way: SignOn): string => (locale === 'zh' ? way.nameZh : way.nameEn);
  return (
    <div className="zs-sign-in-ways">
      <p className="zs-hint">{t('ui.signIn.or')}</p>
      {shown.map((way) => (
        <Button key={way.town} wide busy={busy} onClick={() => onChosen(way.town)}>
          {shown.length > 1 ? `${nameOf(way)} · ${way.button}` : way.button}
        </Button>
      ))}
    </div>
  );
}
