import type { Position } from '#platform/contract/index.ts';
import { useText } from '#ui/index.ts';
import { TownMap } from '#ui/map/index.ts';

/** The map of the town with a pin at a place; the pin stays. */
export default function PlaceMap({ position }: { position: Position }) {
  const { t } = useText();
  return (
    <TownMap
      label={t('directory.place.map')}
      picked={position}
      onPick={() => undefined}
      centre={position}
      height="min(45dvh, 360px)"
    />
  );
}
