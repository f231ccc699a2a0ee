import type { Position } from '#platform/geo/index.ts';
import { useText } from '#ui/index.ts';
import { TownMap } from '#ui/map/index.ts';

interface PickMapProps {
  readonly picked: Position | null;
  readonly onPick: (position: Position) => void;
}

/** The town's map with the pin of the device. */
export default function PickMap({ picked, onPick }: PickMapProps) {
  const { t } = useText();
  return <TownMap label={t('things.claim.map')} height="280px" picked={picked} onPick={onPick} />;
}
