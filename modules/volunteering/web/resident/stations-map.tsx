import { useText } from '#ui/index.ts';
import { TownMap } from '#ui/map/index.ts';
import type { PublicStation } from '../../contract/index.ts';

/** Where the stations are; which one is pressed is said to the list. */
export default function StationsMap({
  stations,
  selected,
  onSelect,
}: {
  stations: readonly PublicStation[];
  selected: string | null;
  onSelect: (id: string | null) => void;
}) {
  const { t, locale } = useText();
  return (
    <TownMap
      label={t('volunteering.stations.map')}
      points={stations.map(({ id, position, titleZh, titleEn, open }) => ({
        id,
        ...position,
        label: (locale === 'en' && titleEn) || titleZh,
        meaning: open ? ('ok' as const) : ('notice' as const),
      }))}
      selected={selected}
      onSelect={onSelect}
    />
  );
}
