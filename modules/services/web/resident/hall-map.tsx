import type { Position } from '#platform/contract/index.ts';
import { useText } from '#ui/index.ts';
import { TownMap } from '#ui/map/index.ts';

/** The window on the town's map. */
export default function HallMap({ name, position }: { name: string; position: Position }) {
  const { t } = useText();
  return (
    <TownMap
      label={t('services.item.mapLabel', { name })}
      height="300px"
      centre={position}
      points={[{ id: 'hall', ...position, meaning: 'notice', label: name }]}
      selected="hall"
    />
  );
}
