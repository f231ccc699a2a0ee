import type { Here } from '#ui/capture/index.ts';
import { useText } from '#ui/index.ts';
import { type MapPoint, TownMap } from '#ui/map/index.ts';
import type { CaseRow } from '../../contract/index.ts';
import { windowAround } from './window-around.ts';

const aroundMetres = 350;

/** The case on the town's map, with the worker beside it. */
export default function PlaceMap({ row, here }: { row: CaseRow; here: Here['position'] }) {
  const { t } = useText();
  const { position } = row;
  if (!position) return null;
  const points: MapPoint[] = [
    {
      id: row.id,
      ...position,
      meaning: row.overdue ? 'urgent' : 'notice',
      label: row.categoryName,
    },
    ...(here ? [{ id: 'here', ...here, meaning: 'ok' as const, label: t('cases.map.here') }] : []),
  ];
  return (
    <TownMap
      label={t('cases.map.one', { place: row.address })}
      height="300px"
      points={points}
      bounds={windowAround(position, aroundMetres)}
      selected={row.id}
    />
  );
}
