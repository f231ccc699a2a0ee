/** A list of the demo with positions: where people go in a flood, kept by the emergency office. */
import { demoTown } from '#demo/geometry/index.ts';
import { type FieldView, registerResource } from '#modules/catalogue/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { csvCell } from '../rules/reading/table.ts';
import { bringIn } from '../service/bring/bring-in.ts';
import { field } from './field.ts';

const fields: readonly FieldView[] = [
  field('code', '编号', 'Code', { required: true }),
  field('name', '场所', 'Place', { required: true }),
  field('longitude', '经度', 'Longitude', { type: 'longitude', required: true }),
  field('latitude', '纬度', 'Latitude', { type: 'latitude', required: true }),
  field('capacity', '可容纳人数', 'Capacity', { type: 'integer' }),
  field('checkedOn', '最近检查日', 'Last checked', { type: 'date' }),
  field('keeper', '管理人', 'Keeper', { personalClass: 'personal', mask: 'name' }),
  field('phone', '值守电话', 'Telephone', { personalClass: 'personal', mask: 'phone' }),
];

/** Landmarks that shelter people, with how many. */
const shelters: readonly (readonly [name: string, capacity: number])[] = [
  ['清溪中学', 900],
  ['清溪镇中心小学', 600],
  ['清溪镇人民政府', 180],
  ['清溪文化站', 150],
  ['清溪镇卫生院', 120],
  ['清溪广场', 1200],
  ['老圩坪', 500],
  ['清溪敬老院', 80],
  ['石桥村小学', 220],
  ['石桥村委会', 90],
  ['枫林村小学', 160],
  ['柳塘村小学', 160],
  ['白鹭村小学', 140],
  ['上坪村小学', 140],
];

function rowsOf(): string[][] {
  const marks = demoTown().qingxi.landmarks.features;
  return shelters.flatMap(([name, capacity], at) => {
    const mark = marks.find(({ properties }) => properties.nameZh === name);
    const [longitude, latitude] = mark?.geometry.coordinates ?? [];
    if (longitude === undefined || latitude === undefined) return [];
    const number = String(at + 1).padStart(2, '0');
    const checked = `2026-${String(4 + (at % 6)).padStart(2, '0')}-15`;
    return [
      [
        `BX-${number}`,
        name,
        longitude.toFixed(6),
        latitude.toFixed(6),
        String(capacity),
        checked,
        ['周国平', '刘志强', '陈丽华'][at % 3] ?? '',
        `139000088${number}`,
      ],
    ];
  });
}

/** Registers the list and brings it in. */
export async function bringShelters(ctx: Ctx): Promise<void> {
  const resource = await ctx.database.inTenant(ctx, async (tx) => {
    const { departments } = await ground(tx);
    return registerResource(tx, {
      code: 'flood-shelters',
      titleZh: '应急避险场所',
      titleEn: 'Emergency shelters',
      summary: '汛期和地质灾害转移安置用的避险场所，带经纬度和可容纳人数',
      theme: '应急管理',
      keywords: ['避险', '避难', '转移', '防汛'],
      ownerDepartmentId: departments.find(({ code }) => code === 'emergency')?.id ?? '',
      grade: 'conditional',
      gradeReason: '含管理人和值守电话，仅限防灾转移',
      kind: 'held',
      frequency: 'quarterly',
      sourceSystem: '应急办避险场所台账',
      fields,
      keyFields: ['code'],
    });
  });
  const lines = [fields.map(({ titleZh }) => titleZh), ...rowsOf()];
  await bringIn(ctx, {
    resourceId: resource.id,
    source: '应急办避险场所台账',
    fileName: '应急避险场所.csv',
    bytes: Buffer.from(lines.map((row) => `${row.map(csvCell).join(',')}\n`).join('')),
  });
}
