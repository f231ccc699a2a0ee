import type { Position } from '#platform/geo/index.ts';
import { useText } from '#ui/index.ts';
import { TownMap } from '#ui/map/index.ts';

interface PickMapProps {
  readonly picked: Position | null;
  readonly onPick: (position: Position) => void;
}

/** The town's map with a pin to set. */
export default function PickMap({ picked, onPick }: PickMapProps) {
  const { t } = useText();
  return (
    <TownMap label={t('reports.find.pickPlace')} height="320px" picked={picked} onPick={onPick} />
  );
}
