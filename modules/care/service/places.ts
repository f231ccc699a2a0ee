/** Names of places for lists. */
import { type Ground, ground } from '#modules/towns/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { ElderRecord } from '../store/tables.ts';

/** Village and cell of a row, named. */
export interface PlaceNames {
  readonly villageZh: string;
  readonly villageEn: string;
  readonly gridCellZh: string;
}

type Placed = Pick<ElderRecord, 'villageId' | 'gridCellId'>;

/** Names places of the town. */
export async function placesOf(at: Ctx | Tx): Promise<(of: Placed) => PlaceNames> {
  const town = await ground(at);
  return (of) => placeNames(town, of);
}

function placeNames(town: Ground, { villageId, gridCellId }: Placed): PlaceNames {
  const village = town.village(villageId ?? '');
  return {
    villageZh: village?.nameZh ?? '',
    villageEn: village?.nameEn || (village?.nameZh ?? ''),
    gridCellZh: town.gridCell(gridCellId ?? '')?.nameZh ?? '',
  };
}

/** What people call a person of the register where no name may stand: 老-0012. */
export const elderNumber = (number: number): string => `老-${String(number).padStart(4, '0')}`;

/** A time of day: `09:30`. */
export const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** What the house knows of where a person lives that is not personal: village and cell. */
export function areaText(names: PlaceNames): string {
  const { villageZh, gridCellZh } = names;
  return gridCellZh.startsWith(villageZh) ? gridCellZh : `${villageZh}${gridCellZh}`;
}
