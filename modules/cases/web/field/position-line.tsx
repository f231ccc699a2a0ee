import { distanceMetres, type Position } from '#platform/geo/index.ts';
import type { Here } from '#ui/capture/index.ts';
import { Icon, useText } from '#ui/index.ts';
import { sayDistance } from './task-row.tsx';

/** Says whether the phone knows where it is, and how far from the place it is. */
export function PositionLine({ here, target }: { here: Here; target: Position | null }) {
  const { t } = useText();
  const away = here.position && target ? distanceMetres(here.position, target) : null;
  return (
    <p className="field-position" role="status">
      <Icon name="locate" />{' '}
      {here.position
        ? t('cases.position.known', { metres: Math.round(here.accuracyMetres ?? 0) })
        : t(`cases.position.${here.state}`)}
      {away !== null && ` · ${t('cases.position.away', { distance: sayDistance(away, t) })}`}
    </p>
  );
}
