import { type CellFinder, createCellFinder } from './cell-finder.ts';
import type { LandmarkKind, LngLat, TownGeometry } from './geometry/index.ts';
import { toLngLat, toPlane, walkAlong } from './geometry/plane.ts';

/** What a QR poster hangs on. */
export type QrPlaceKind = 'bin' | 'busStop' | 'gate' | 'lamp' | 'notice' | 'water';

/** A place with a printed QR code: whoever scans it reports from there. */
export interface QrPlace {
  /** Printed on the poster: town letters and a running number. */
  code: string;
  kind: QrPlaceKind;
  nameZh: string;
  nameEn: string;
  position: { longitude: number; latitude: number };
  gridCellCode: string;
}

type Draft = Pick<QrPlace, 'kind' | 'nameZh' | 'nameEn'> & { at: LngLat };

const POSTERS: Partial<Record<LandmarkKind, readonly (readonly [QrPlaceKind, string, string])[]>> =
  {
    market: [
      ['gate', '东门', 'East Gate'],
      ['gate', '南门', 'South Gate'],
      ['gate', '西门', 'West Gate'],
      ['bin', '垃圾房', 'Refuse Room'],
    ],
    school: [['gate', '校门', 'Gate']],
    clinic: [['gate', '大门', 'Gate']],
    busStation: [['gate', '候车厅', 'Waiting Hall']],
    square: [['notice', '公示栏', 'Notice Board']],
    park: [
      ['gate', '入口', 'Entrance'],
      ['bin', '垃圾桶', 'Bins'],
    ],
    townHall: [['notice', '便民服务大厅', 'Service Hall']],
    villageOffice: [
      ['notice', '公示栏', 'Notice Board'],
      ['bin', '垃圾收集点', 'Collection Point'],
    ],
    careHome: [['gate', '大门', 'Gate']],
    reservoir: [['water', '大坝', 'Dam']],
    bridge: [['lamp', '桥头路灯', 'Bridge Lamps']],
    waterworks: [['water', '取水口', 'Intake']],
  };

function landmarkPosters(town: TownGeometry): Draft[] {
  return town.landmarks.features.flatMap(({ properties, geometry }) =>
    (POSTERS[properties.kind] ?? []).map(([kind, zh, en], index) => ({
      kind,
      nameZh: `${properties.nameZh}${zh}`,
      nameEn: `${properties.nameEn}, ${en}`,
      at: [geometry.coordinates[0] + (index - 1) * 0.0004, geometry.coordinates[1] - 0.0003],
    })),
  );
}

/** Along a street: lamp clusters; along a county or village road: bus stops. */
function roadPosters(town: TownGeometry, cellAt: CellFinder): Draft[] {
  return town.roads.features.flatMap(({ properties, geometry }) => {
    const isStreet = properties.kind === 'mainStreet' || properties.kind === 'street';
    if (properties.kind === 'lane' || properties.nameZh.includes('组路')) return [];
    const stops = walkAlong(geometry.coordinates.map(toPlane), isStreet ? 0.75 : 1.9)
      .map(({ at }) => toLngLat(at))
      .filter(([x, y]) => cellAt(x, y) !== '');
    return stops.map((at, index): Draft => {
      const order = String(index + 1);
      return isStreet
        ? {
            kind: 'lamp',
            nameZh: `${properties.nameZh}路灯${order}组`,
            nameEn: `${properties.nameEn}, Lamps ${order}`,
            at,
          }
        : {
            kind: 'busStop',
            nameZh: `${properties.nameZh}公交站${order}`,
            nameEn: `${properties.nameEn}, Bus Stop ${order}`,
            at,
          };
    });
  });
}

/** The QR places of a town (about 60 in Qingxi), numbered in a fixed order. */
export function demoQrPlaces(town: TownGeometry): QrPlace[] {
  const cellAt = createCellFinder(town);
  const letters = town.nameEn.startsWith('Qingxi') ? 'QX' : 'BS';
  return [...landmarkPosters(town), ...roadPosters(town, cellAt)].map(
    ({ at, ...draft }, index) => ({
      code: `${letters}${String(index + 1).padStart(3, '0')}`,
      ...draft,
      position: { longitude: at[0], latitude: at[1] },
      gridCellCode: cellAt(at[0], at[1]),
    }),
  );
}
