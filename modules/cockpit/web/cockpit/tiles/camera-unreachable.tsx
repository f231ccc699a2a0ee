import { Icon, Time, useText } from '#ui/index.ts';
import type { StreamFault } from './stream-player.ts';

/** Why there is no picture, and since when. */
export function Unreachable({ fault, seenAt }: { fault: StreamFault; seenAt: Date | null }) {
  const { t } = useText();
  return (
    <div className="ck-state ck-state-error" role="alert">
      <Icon name="warning" size={28} />
      <strong>{t(`cockpit.camera.${fault}`)}</strong>
      <p>
        {t(`cockpit.camera.${fault}Text`)}
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
