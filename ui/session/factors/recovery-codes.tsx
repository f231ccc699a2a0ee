import { useText } from '../../i18n/text-provider.tsx';
import { Button } from '../../kit/button.tsx';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** The recovery codes, shown this once: to copy, to print, to write down. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const { t } = useText();
  const copy = (): void => void navigator.clipboard?.writeText(codes.join('\n'));
  return (
    <div className="zs-recovery">
      <h2>{t('ui.factor.recoveryTitle')}</h2>
      <p>{t('ui.factor.recoveryWhy')}</p>
      <ol className="zs-recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Button kind="secondary" wide onClick={copy}>
        {t('ui.factor.copy')}
      </Button>
      <Button kind="primary" wide onClick={onKept}>
        {t('ui.factor.kept')}
      </Button>
    </div>
  );
}
