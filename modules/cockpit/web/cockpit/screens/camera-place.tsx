import type { Position } from '#platform/geo/index.ts';
import { Button, useText } from '#ui/index.ts';
import { TownMap } from '#ui/map/index.ts';

interface CameraPlaceProps {
  readonly picked: Position | null;
  readonly onPick: (position: Position | null) => void;
}

/** Where a camera stands, set on the town's map. */
export default function CameraPlace({ picked, onPick }: CameraPlaceProps) {
  const { t } = useText();
  return (
    <fieldset className="ck-several">
      <legend>{t('cockpit.screens.place')}</legend>
      <p className="zs-hint">{t('cockpit.screens.placeText')}</p>
      <TownMap label={t('cockpit.screens.place')} height="260px" picked={picked} onPick={onPick} />
      {picked && (
        <p>
          {picked.longitude.toFixed(5)}, {picked.latitude.toFixed(5)}{' '}
          <Button kind="quiet" onClick={() => onPick(null)}>
            {t('cockpit.screens.noPlace')}
          </Button>
        </p>
      )}
    </fieldset>
  );
}
