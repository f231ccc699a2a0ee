import { addressOn, type Door } from './doors.ts';
import { type Point, rectangle } from './plane.ts';
import type { LandmarkKind } from './town-geometry.ts';

/** A landmark in the drawing plane, with its ground where it has one. */
export interface Landmark {
  kind: LandmarkKind;
  nameZh: string;
  nameEn: string;
  town: number;
  at: Point;
  addressZh: string;
  /** Open ring of the ground it stands on. */
  ground?: Point[];
}

type Size = readonly [halfLong: number, halfShort: number];
type Row = readonly [
  kind: LandmarkKind,
  zh: string,
  en: string,
  at: Point,
  street: string,
  size?: Size,
];

const QINGXI: readonly Row[] = [
  ['townHall', '清溪镇人民政府', 'Qingxi Town Hall', [-0.12, 0.26], '清溪大街', [0.075, 0.055]],
  ['square', '清溪广场', 'Qingxi Square', [-0.12, 0.145], '清溪大街', [0.08, 0.035]],
  ['culture', '清溪文化站', 'Culture Station', [0.17, 0.2], '清溪大街', [0.04, 0.03]],
  ['market', '清溪农贸市场', 'Qingxi Market Hall', [-0.13, -0.15], '圩场路', [0.1, 0.06]],
  ['square', '老圩坪', 'Old Market Ground', [0.18, -0.16], '圩场路', [0.07, 0.055]],
  ['busStation', '清溪汽车站', 'Qingxi Bus Station', [0.62, -0.12], '车站路', [0.075, 0.06]],
  ['school', '清溪镇中心小学', 'Qingxi Primary School', [0.55, 0.29], '学府路', [0.1, 0.075]],
  ['school', '清溪中学', 'Qingxi Middle School', [0.55, 0.72], '书院巷', [0.12, 0.055]],
  ['clinic', '清溪镇卫生院', 'Qingxi Clinic', [-0.5, 0.56], '新市路', [0.08, 0.06]],
  ['police', '清溪派出所', 'Police Station', [0.16, 0.52], '新市路', [0.045, 0.035]],
  ['fireStation', '清溪专职消防队', 'Fire Station', [-0.12, 0.6], '桥头街', [0.05, 0.035]],
  ['post', '清溪邮政所', 'Post Office', [-0.44, 0.08], '清溪大街'],
  ['bank', '清溪农商银行', 'Rural Commercial Bank', [0.44, 0.18], '清溪大街'],
  ['park', '滨河公园', 'Riverside Park', [0.12, -0.39], '滨河路', [0.16, 0.032]],
  ['careHome', '清溪敬老院', 'Care Home', [-0.86, 0.45], '老街', [0.05, 0.04]],
  ['hotel', '清溪宾馆', 'Qingxi Hotel', [0.66, 0.12], '清溪大街'],
  ['fuel', '清溪加油站', 'Fuel Station', [0.98, 0.79], '清云公路', [0.035, 0.025]],
  ['powerStation', '清溪供电所', 'Power Supply Station', [0.9, 0.62], '车站路', [0.04, 0.035]],
  ['waterworks', '清溪自来水厂', 'Waterworks', [-1.25, 1.45], '石桥路', [0.06, 0.045]],
  [
    'transferStation',
    '清溪垃圾中转站',
    'Refuse Transfer Station',
    [0.92, -0.33],
    '圩场路',
    [0.04, 0.03],
  ],
  ['sewageWorks', '清溪污水处理厂', 'Sewage Works', [2.3, -1.25], '', [0.06, 0.045]],
  ['bridge', '清溪大桥', 'Qingxi Bridge', [-0.304, -0.649], '桥头街'],
  ['bridge', '云石桥', 'Yunshi Bridge', [-1.41, 0.377], '清云公路'],
  ['reservoir', '枫林水库', 'Fenglin Reservoir', [2.0, 3.32], ''],
  ['temple', '石桥风雨亭', 'Wind-and-Rain Pavilion', [-2.3, 2.2], ''],
];

const BAISHA: readonly Row[] = [
  ['townHall', '白沙镇人民政府', 'Baisha Town Hall', [9.12, -2.2], '沙街', [0.06, 0.045]],
  ['market', '白沙农贸市场', 'Baisha Market', [9.54, -2.5], '沙街', [0.06, 0.04]],
  ['school', '白沙学校', 'Baisha School', [9.6, -2.16], '码头街', [0.08, 0.05]],
  ['clinic', '白沙镇卫生院', 'Baisha Clinic', [8.72, -2.2], '上横街', [0.05, 0.035]],
  ['bridge', '白沙大桥', 'Baisha Bridge', [9.337, -2.635], '码头街'],
];

/** A village as far as its landmarks care. */
export interface VillageHeart {
  nameZh: string;
  nameEn: string;
  town: number;
  hamlets: readonly Point[];
}

function placed(rows: readonly Row[], town: number, doors: readonly Door[]): Landmark[] {
  return rows.map(([kind, nameZh, nameEn, at, street, size]) => ({
    kind,
    nameZh,
    nameEn,
    town,
    at,
    addressZh: street ? addressOn(street, at, doors) : '',
    ...(size ? { ground: rectangle(at, [1, 0.04], size[0], size[1]) } : {}),
  }));
}

const VILLAGE_ROWS: readonly (readonly [LandmarkKind, string, string, number, Point])[] = [
  ['villageOffice', '委会', 'Village Office', 0, [0.07, 0.05]],
  ['villageClinic', '卫生室', 'Clinic Room', 0, [-0.07, 0.055]],
  ['villageSchool', '小学', 'Village School', 1, [0.08, -0.06]],
  ['ancestralHall', '祠堂', 'Ancestral Hall', 2, [-0.06, -0.05]],
];

function ofVillage(village: VillageHeart): Landmark[] {
  return VILLAGE_ROWS.flatMap(([kind, zh, en, hamlet, offset]) => {
    const heart = village.hamlets[hamlet];
    if (!heart) return [];
    const at: Point = [heart[0] + offset[0], heart[1] + offset[1]];
    const size: Size = kind === 'villageSchool' ? [0.035, 0.025] : [0.018, 0.012];
    return [
      {
        kind,
        nameZh: `${village.nameZh}${zh}`,
        nameEn: `${village.nameEn} ${en}`,
        town: village.town,
        at,
        addressZh: '',
        ground: rectangle(at, [1, 0.1], size[0], size[1]),
      },
    ];
  });
}

/** All landmarks of both towns. */
export function allLandmarks(
  villages: readonly VillageHeart[],
  doors: readonly Door[],
): Landmark[] {
  return [...placed(QINGXI, 0, doors), ...placed(BAISHA, 1, doors), ...villages.flatMap(ofVillage)];
}
