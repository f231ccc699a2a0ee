import type { Point } from './plane.ts';

/** Division codes: no real prefecture has the code 4399, so that invented places never meet real ones. */
export const COUNTY = { code: '439921', nameZh: '云岭县', nameEn: 'Yunling County' } as const;

/** A grid cell as planned: its seed is the hamlet round which it lies. */
export interface CellPlan {
  code: string;
  nameZh: string;
  nameEn: string;
  hamletZh: string;
  hamletEn: string;
  seed: Point;
}

/** An administrative village or market quarter as planned. */
export interface VillagePlan {
  code: string;
  kind: 'village' | 'quarter';
  nameZh: string;
  nameEn: string;
  /** Side of the river: +1 north, −1 south, 0 for quarters, which have an outline of their own. */
  side: 1 | -1 | 0;
  cells: CellPlan[];
}

/** A town as planned. */
export interface TownPlan {
  code: string;
  nameZh: string;
  nameEn: string;
  seed: Point;
  villages: VillagePlan[];
}

const ORDINAL_ZH = ['一', '二', '三', '四', '五', '六'];

type HamletRow = readonly [zh: string, en: string, seed: Point];

function village(
  townCode: string,
  order: number,
  head: readonly [kind: 'village' | 'quarter', zh: string, en: string, side: 1 | -1 | 0],
  hamlets: readonly HamletRow[],
): VillagePlan {
  const [kind, nameZh, nameEn, side] = head;
  const code = `${townCode}${kind === 'quarter' ? '0' : '2'}${String(order).padStart(2, '0')}`;
  const cells = hamlets.map(([hamletZh, hamletEn, seed], index) => ({
    code: `${code}${String(index + 1).padStart(3, '0')}`,
    nameZh: `${nameZh}第${ORDINAL_ZH[index] ?? String(index + 1)}网格`,
    nameEn: `${nameEn} Cell ${String(index + 1)}`,
    hamletZh,
    hamletEn,
    seed,
  }));
  return { code, kind, nameZh, nameEn, side, cells };
}

const QX = `${COUNTY.code}101`;
const BS = `${COUNTY.code}102`;

/** The two towns that keep their affairs on the platform. */
export const TOWNS: readonly TownPlan[] = [
  {
    code: QX,
    nameZh: '清溪镇',
    nameEn: 'Qingxi Town',
    seed: [0, 0],
    villages: [
      village(
        QX,
        1,
        ['quarter', '圩镇社区', 'Market Quarter', 0],
        [
          ['老街', 'Old Street', [-0.6, 0.35]],
          ['府前', 'Town Hall Front', [0.02, 0.38]],
          ['学府', 'School Quarter', [0.62, 0.42]],
          ['河街', 'River Street', [-0.6, -0.2]],
          ['圩场', 'Market Place', [0.02, -0.25]],
          ['车站', 'Bus Station', [0.62, -0.22]],
        ],
      ),
      village(
        QX,
        1,
        ['village', '石桥村', 'Shiqiao Village', 1],
        [
          ['桥上组', 'Qiaoshang', [-2.0, 1.75]],
          ['大屋组', 'Dawu', [-2.5, 3.1]],
          ['樟树组', 'Zhangshu', [-0.7, 2.45]],
        ],
      ),
      village(
        QX,
        2,
        ['village', '枫林村', 'Fenglin Village', 1],
        [
          ['枫树坳', 'Fengshu’ao', [0.75, 3.3]],
          ['塘边组', 'Tangbian', [1.35, 1.9]],
          ['老屋场', 'Laowuchang', [2.95, 2.85]],
        ],
      ),
      village(
        QX,
        3,
        ['village', '白鹭村', 'Bailu Village', 1],
        [
          ['鹭洲组', 'Luzhou', [3.75, -0.15]],
          ['新屋组', 'Xinwu', [2.7, 0.75]],
          ['下湾组', 'Xiawan', [4.0, 1.25]],
        ],
      ),
      village(
        QX,
        4,
        ['village', '金竹村', 'Jinzhu Village', -1],
        [
          ['竹山组', 'Zhushan', [-3.9, 0.55]],
          ['田心组', 'Tianxin', [-2.4, -0.35]],
          ['岭脚组', 'Lingjiao', [-3.8, -1.55]],
        ],
      ),
      village(
        QX,
        5,
        ['village', '柳塘村', 'Liutang Village', -1],
        [
          ['柳树塘', 'Liushutang', [-1.35, -1.45]],
          ['祠堂组', 'Citang', [-2.1, -2.65]],
          ['对门组', 'Duimen', [-0.45, -2.95]],
        ],
      ),
      village(
        QX,
        6,
        ['village', '上坪村', 'Shangping Village', -1],
        [
          ['坪里组', 'Pingli', [1.1, -2.15]],
          ['禾场组', 'Hechang', [1.7, -3.5]],
          ['茶子山', 'Chazishan', [3.3, -2.7]],
        ],
      ),
    ],
  },
  {
    code: BS,
    nameZh: '白沙镇',
    nameEn: 'Baisha Town',
    seed: [9.2, -2.6],
    villages: [
      village(
        BS,
        1,
        ['quarter', '白沙社区', 'Baisha Quarter', 0],
        [
          ['上街', 'Upper Street', [8.95, -2.4]],
          ['下街', 'Lower Street', [9.7, -2.35]],
        ],
      ),
      village(
        BS,
        1,
        ['village', '沙洲村', 'Shazhou Village', 1],
        [
          ['洲头组', 'Zhoutou', [8.0, -0.6]],
          ['洲尾组', 'Zhouwei', [11.2, -1.1]],
        ],
      ),
      village(
        BS,
        2,
        ['village', '芦花村', 'Luhua Village', -1],
        [
          ['芦苇组', 'Luwei', [7.9, -4.6]],
          ['渡口组', 'Dukou', [10.5, -5.0]],
        ],
      ),
    ],
  },
];

/** Other towns of the county, drawn as surroundings only. */
export const NEIGHBOURS: readonly { nameZh: string; nameEn: string; seed: Point }[] = [
  { nameZh: '城关镇', nameEn: 'Chengguan Town', seed: [9, 5.2] },
  { nameZh: '花桥镇', nameEn: 'Huaqiao Town', seed: [0.8, 8.2] },
  { nameZh: '龙潭镇', nameEn: 'Longtan Town', seed: [-7.6, 7.4] },
  { nameZh: '石门镇', nameEn: 'Shimen Town', seed: [-9.2, -0.6] },
  { nameZh: '茶园镇', nameEn: 'Chayuan Town', seed: [-6.4, -7.6] },
  { nameZh: '南冲乡', nameEn: 'Nanchong Township', seed: [1.6, -8.0] },
  { nameZh: '双江镇', nameEn: 'Shuangjiang Town', seed: [9.2, -10.6] },
  { nameZh: '官桥镇', nameEn: 'Guanqiao Town', seed: [17.6, -2.6] },
  { nameZh: '大洞乡', nameEn: 'Dadong Township', seed: [17.2, 6.2] },
  { nameZh: '高峰乡', nameEn: 'Gaofeng Township', seed: [7.4, 13.4] },
  { nameZh: '苏岭乡', nameEn: 'Suling Township', seed: [-4.6, 14.0] },
  { nameZh: '梅岭乡', nameEn: 'Meiling Township', seed: [-14.6, -6.4] },
];

/** Market quarters: their outline in street coordinates (see `quarterCell`). */
export const QUARTERS = [
  {
    village: 0,
    town: 0,
    centre: [0, 0.04],
    halfLengthKm: 1.05,
    northKm: 0.84,
    southKm: 0.9,
    cuts: [-0.31, 0.33],
  },
  {
    village: 0,
    town: 1,
    centre: [9.32, -2.42],
    halfLengthKm: 0.8,
    northKm: 0.55,
    southKm: 1,
    cuts: [0],
  },
] as const;

/** Main street of Qingxi as height over x: the line that parts the northern from the southern cells. */
export function mainStreetY(x: number): number {
  return 0.04 + 0.05 * Math.sin(x * 3.1 + 0.6) + 0.03 * x;
}
