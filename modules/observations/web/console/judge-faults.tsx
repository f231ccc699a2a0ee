import { Alert } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import type { JudgeFault } from '../../contract/index.ts';

/** Judges that failed on values which were kept: for those who mend them. */
export function JudgeFaults({ faults }: { faults: readonly JudgeFault[] }) {
  const { t } = useText();
  return (
    <Alert
      type="warning"
      showIcon
      title={t('observations.judges.title')}
      description={
        <ul className="ob-faults">
          {faults.map(({ judge, count, lastAt, lastError }) => (
            <li key={judge}>
              {t('observations.judges.line', { judge, count })} <Time at={lastAt} />
              <code>{lastError}</code>
            </li>
          ))}
        </ul>
      }
    />
  );
}
