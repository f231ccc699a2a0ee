import { Time, useText } from '#ui/index.ts';

/** Why there is no picture, and since when. */
export function Unreachable({ seenAt }: { seenAt: Date | null }) {
  const { t } = useText();
  return (
    <div className="ck-state ck-state-error" role="alert">
      <strong>{t('cockpit.camera.unreachable')}</strong>
      <p>
        {t('cockpit.camera.unreachableText')}
        {seenAt && (
          <>
            {' '}
            {t('cockpit.camera.last')} <Time at={seenAt} />
          </>
        )}
      </p>
    </div>
  );
}
