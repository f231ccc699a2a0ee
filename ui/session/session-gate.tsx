import type { ReactNode } from 'react';
import { Logo } from '../brand/logo.tsx';
import { LanguageSwitch } from '../i18n/language-switch.tsx';
import { useText } from '../i18n/text-provider.tsx';
import { Button } from '../kit/button.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { ErrorState, Loading } from '../kit/states.tsx';
import { ConfirmationSheet } from './factors/confirmation-sheet.tsx';
import { EnrolFactor } from './factors/enrol-factor.tsx';
import { useSession } from './session.tsx';
import { NewPasswordForm, SignInForm } from './sign-in-form.tsx';
import { SingleSignOn } from './single-sign-on.tsx';
import './sign-in.css';

interface GateProps {
  /** Name of the app under the mark. */
  readonly name: string;
  readonly tagline: string;
  /** Offers the single sign-on of towns that have one. */
  readonly singleSignOn?: boolean;
  readonly children: ReactNode;
}

/**
 * Shows the app to signed-in people and the sign-in page to others. When a session ends in the
 * middle of work, the sign-in lies over the page and what was typed stays.
 */
export function SessionGate({ name, tagline, singleSignOn = false, children }: GateProps) {
  const { t } = useText();
  const { state, refresh, signOut } = useSession();
  if (state.kind === 'loading') return <Loading lines={5} />;
  if (state.kind === 'unreachable') return <ErrorState error={state.error} onRetry={state.retry} />;
  if (state.kind === 'signedOut') {
    return (
      <SignInPage name={name} tagline={tagline} title={t('ui.signIn.title')}>
        {singleSignOn ? <SingleSignOn /> : <SignInForm />}
      </SignInPage>
    );
  }
  if (state.me.mustChangePassword) {
    return (
      <SignInPage name={name} tagline={tagline} title={t('ui.signIn.changeTitle')}>
        <NewPasswordForm />
      </SignInPage>
    );
  }
  if (state.me.mustEnrolFactor) {
    return (
      <SignInPage name={name} tagline={tagline} title={t('ui.factor.enrolTitle')}>
        <p>{t('ui.factor.enrolWhy')}</p>
        <EnrolFactor onEnrolled={refresh} />
        <Button kind="quiet" wide onClick={() => void signOut()}>
          {t('ui.signIn.signOut')}
        </Button>
      </SignInPage>
    );
  }
  return (
    <>
      {children}
      <ConfirmationSheet />
      <Sheet
        firm
        title={t('ui.signIn.expiredTitle')}
        open={state.kind === 'expired'}
        onClose={() => undefined}
      >
        <p>{t('ui.signIn.expired')}</p>
        <SignInForm />
      </Sheet>
    </>
  );
}

interface PageProps extends GateProps {
  readonly title: string;
}

function SignInPage({ name, tagline, title, children }: PageProps) {
  return (
    <div className="zs-sign-in">
      <aside className="zs-sign-in-aside">
        <Logo size={56} />
        <p className="zs-sign-in-name">{name}</p>
        <p>{tagline}</p>
        <Roads />
      </aside>
      <main className="zs-sign-in-main">
        <div className="zs-sign-in-language">
          <LanguageSwitch />
        </div>
        <div className="zs-sign-in-box">
          <h1>{title}</h1>
          {children}
        </div>
      </main>
    </div>
  );
}

/** A quiet drawing: a town's lanes and cells around its hub. */
function Roads() {
  return (
    <svg className="zs-sign-in-art" viewBox="0 0 400 300" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="1.5">
        <path
          d="M-10 210C60 190 90 240 160 220s90-70 150-60 70 40 100 30"
          strokeWidth="10"
          opacity=".35"
        />
        <path d="M40 310 150 130 60 20M150 130l120-40 60-100M150 130l130 60 40 120M270 90l140 20" />
        <path
          d="M20 120l70-40 90 20M210 110l-20 90 60 50M300 70l40 60M95 220l-60-50"
          opacity=".6"
        />
      </g>
      <circle cx="150" cy="130" r="7" fill="currentColor" />
      <circle cx="270" cy="90" r="5" fill="currentColor" />
      <circle cx="280" cy="190" r="5" fill="currentColor" />
    </svg>
  );
}
