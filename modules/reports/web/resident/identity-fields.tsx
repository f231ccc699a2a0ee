import { Choice, LinkButton, Notice, TextField, useText } from '#ui/index.ts';
import type { Draft, Identity } from './draft.ts';
import { Fold } from './fold.tsx';
import { provedPhone } from './own-reports.ts';

interface IdentityFieldsProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly error: string | null;
}

const identities: readonly Identity[] = ['plain', 'anonymous', 'confidential'];

/** Whether and how the reporter is known; nothing here has to be filled in. */
export function IdentityFields({ draft, change, error }: IdentityFieldsProps) {
  const { t } = useText();
  const proved = provedPhone();
  const { identity } = draft;
  return (
    <Fold
      open={error !== null}
      title={
        <>
          {t('reports.who.title')}
          <span className="zs-hint">{t(`reports.who.${identity}.short`)}</span>
        </>
      }
    >
      <Choice
        label={t('reports.who.question')}
        options={identities.map((value) => ({
          value,
          label: t(`reports.who.${value}.label`),
          hint: t(`reports.who.${value}.hint`),
        }))}
        value={identity}
        onChange={(value) => change({ identity: value })}
      />
      {identity !== 'anonymous' && (
        <TextField
          label={t('reports.who.phone')}
          hint={t('reports.who.phoneHint')}
          optional
          inputMode="tel"
          type="tel"
          autoComplete="tel"
          maxLength={30}
          value={draft.phone}
          error={error}
          onChange={(event) => change({ phone: event.target.value })}
        />
      )}
      {identity === 'anonymous' && proved && (
        <Notice meaning="notice">
          <p>{t('reports.who.anonymousSignedIn')}</p>
        </Notice>
      )}
      {!proved && identity !== 'anonymous' && (
        <>
          <p className="zs-hint">{t('reports.who.prove')}</p>
          <LinkButton to="/phone?back=/report" kind="quiet" icon="phone">
            {t('reports.who.proveLink')}
          </LinkButton>
        </>
      )}
    </Fold>
  );
}
