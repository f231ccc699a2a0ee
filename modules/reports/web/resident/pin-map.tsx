import { useText } from '#ui/index.ts';
import { type Position, TownMap } from '#ui/map/index.ts';

interface PinMapProps {
  readonly picked: Position | null;
  readonly onPick: (position: Position) => void;
}

/** The map of the town with one pin. */
export default function PinMap({ picked, onPick }: PinMapProps) {
  const { t } = useText();
  return (
    <TownMap
      label={t('reports.place.mapLabel')}
      picked={picked}
      onPick={onPick}
      centre={picked}
      height="min(60dvh, 520px)"
    />
  );
}
