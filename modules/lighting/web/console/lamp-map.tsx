import { useText } from '#ui/i18n/text-provider.tsx';
import { type MapPoint, TownMap } from '#ui/map/index.ts';
import type { Meaning } from '#ui/tokens/tokens.ts';
import type { CabinetView, LampView } from '../../contract/index.ts';

interface LampMapProps {
  readonly lamps: readonly LampView[];
  readonly cabinets: readonly CabinetView[];
  /** Only this group's lamps; all when null. */
  readonly group: string | null;
  readonly selected: string | null;
  readonly onSelect: (thingId: string) => void;
}

/** Lamps where they stand: green in order, yellow faulty, blue not yet heard of. */
export function LampMap({ lamps, group, selected, onSelect }: LampMapProps) {
  const { t } = useText();
  const shown = lamps.filter(({ groupCode }) => group === null || groupCode === group);
  const points = shown.flatMap((lamp): MapPoint[] => {
    const { position, thingId, name } = lamp;
    if (!position) return [];
    return [{ id: thingId, label: name, meaning: meaningOf(lamp), ...position }];
  });
  return (
    <TownMap
      label={t('lighting.map')}
      points={points}
      selected={selected}
      onSelect={onSelect}
      bounds={null}
    />
  );
}

/** What a lamp's state means. */
export function meaningOf({ faults, reportedPercent }: LampView): Meaning {
  if (faults.includes('dark-by-night')) return 'urgent';
  if (faults.length > 0) return 'warning';
  return reportedPercent === null ? 'notice' : 'ok';
}
