import { createCellFinder } from './cell-finder.ts';
import type { LngLat, TownGeometry } from './geometry/index.ts';
import { aliasesOf } from './place-aliases.ts';
import type { PlaceKind } from './place-kind.ts';
import { createRandom } from './random.ts';

export type { PlaceKind } from './place-kind.ts';

/** A name that people write when they say where something is. */
export interface GazetteerEntry {
  name: string;
  aliases: string[];
  nameEn: string;
  kind: PlaceKind;
  position: { longitude: number; latitude: number };
  /** Grid cell at that position; '' for what lies in several (town, river, long roads). */
  gridCellCode: string;
  townCode: string;
  /** How far from the position the thing named may be. */
  precisionMetres: number;
}

/** A house number: `address` is street and number, e.g. 清溪大街88号. */
export interface DoorEntry {
  street: string;
  number: number;
  address: string;
  position: { longitude: number; latitude: number };
  gridCellCode: string;
}

/** Names and house numbers of a town. */
export interface Gazetteer {
  townCode: string;
  entries: GazetteerEntry[];
  doors: DoorEntry[];
}

const SHOP_OWNERS = [
  '老刘',
  '张记',
  '李嫂',
  '周师傅',
  '阿芳',
  '胡记',
  '陈家',
  '罗记',
  '满哥',
  '彭姐',
];
const SHOP_TRADES = [
  ['米粉店', 'Rice Noodles'],
  ['大药房', 'Pharmacy'],
  ['五金店', 'Hardware'],
  ['理发店', 'Barber'],
  ['便利店', 'Convenience Store'],
  ['农资店', 'Farm Supplies'],
  ['水果店', 'Fruit'],
  ['早餐店', 'Breakfast'],
  ['摩托车修理店', 'Motorcycle Repair'],
  ['服装店', 'Clothes'],
  ['家电维修', 'Appliance Repair'],
  ['饭店', 'Restaurant'],
] as const;

interface Draft {
  name: string;
  nameEn: string;
  kind: PlaceKind;
  at: LngLat;
  precisionMetres: number;
  spansCells?: boolean;
}

function middle(line: readonly LngLat[]): LngLat {
  return line[Math.floor(line.length / 2)] ?? [0, 0];
}

function boundsCentre(ring: readonly LngLat[]): LngLat {
  const [lngs, lats] = [ring.map((c) => c[0]), ring.map((c) => c[1])];
  return [(Math.min(...lngs) + Math.max(...lngs)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
}

function shops(town: TownGeometry, seed: number): Draft[] {
  const random = createRandom(seed, `shops-${town.code}`);
  const doors = random.shuffle(town.doors).slice(0, town.doors.length > 400 ? 60 : 16);
  const names = SHOP_OWNERS.flatMap((owner) =>
    SHOP_TRADES.map(([trade, english]) => ({ name: `${owner}${trade}`, nameEn: english })),
  );
  return random
    .shuffle(names)
    .slice(0, doors.length)
    .map((shop, index) => ({
      ...shop,
      kind: 'shop' as const,
      at: doors[index]?.position ?? town.centre,
      precisionMetres: 15,
    }));
}

function landmarksAndWaters(town: TownGeometry): Draft[] {
  return [
    ...town.landmarks.features.map(({ properties, geometry }) => ({
      name: properties.nameZh,
      nameEn: properties.nameEn,
      kind: 'landmark' as const,
      at: geometry.coordinates,
      precisionMetres: 60,
    })),
    ...town.waters.features
      .filter(({ properties }) => properties.kind !== 'reservoir')
      .map(({ properties, geometry }) => ({
        name: properties.nameZh,
        nameEn: properties.nameEn,
        kind: 'water' as const,
        at: boundsCentre(geometry.coordinates[0] ?? []),
        precisionMetres: properties.kind === 'brook' ? 1500 : 120,
        ...(properties.kind === 'brook' ? { spansCells: true } : {}),
      })),
  ];
}

function drafts(town: TownGeometry, seed: number): Draft[] {
  const wide = { spansCells: true };
  return [
    {
      name: town.nameZh,
      nameEn: town.nameEn,
      kind: 'town',
      at: town.centre,
      precisionMetres: 4000,
      ...wide,
    },
    ...town.villages.features.map(({ properties, geometry }) => ({
      name: properties.nameZh,
      nameEn: properties.nameEn,
      kind: properties.kind === 'quarter' ? ('quarter' as const) : ('village' as const),
      at: boundsCentre(geometry.coordinates[0] ?? []),
      precisionMetres: properties.kind === 'quarter' ? 800 : 1800,
      ...wide,
    })),
    ...town.hamlets.map(({ nameZh, nameEn, position }) => ({
      name: nameZh,
      nameEn,
      kind: 'hamlet' as const,
      at: position,
      precisionMetres: 200,
    })),
    ...town.roads.features.map(({ properties, geometry }) => ({
      name: properties.nameZh,
      nameEn: properties.nameEn,
      kind: 'road' as const,
      at: middle(geometry.coordinates),
      precisionMetres: geometry.coordinates.length * 40,
      ...wide,
    })),
    ...landmarksAndWaters(town),
    ...shops(town, seed),
  ];
}

/** Builds a town's gazetteer; the same town and seed give the same names. */
export function demoGazetteer(town: TownGeometry, seed = 1): Gazetteer {
  const cellAt = createCellFinder(town);
  const entries = drafts(town, seed).map(({ at, spansCells, ...rest }) => ({
    ...rest,
    aliases: aliasesOf(rest.name, rest.kind),
    position: { longitude: at[0], latitude: at[1] },
    gridCellCode: spansCells ? '' : cellAt(at[0], at[1]),
    townCode: town.code,
  }));
  const doors = town.doors.map(({ street, number, position: [longitude, latitude] }) => ({
    street,
    number,
    address: `${street}${String(number)}号`,
    position: { longitude, latitude },
    gridCellCode: cellAt(longitude, latitude),
  }));
  return { townCode: town.code, entries, doors };
}
