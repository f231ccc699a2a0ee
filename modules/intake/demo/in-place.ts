/** A list of the demo that stays in its department's own database, where there is one. */
import { type FieldView, registerResource } from '#modules/catalogue/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { noSchedule } from '../contract/source.ts';
import { addSource } from '../service/sources/edit.ts';
import { liveSample } from '../service/in-place/preview.ts';
import { setInPlace } from '../service/in-place/setup.ts';
import { field } from './field.ts';

/** Where the stand-in of the department's database is, as the loader leaves it. */
export interface DemoDatabase {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly secret: string;
  readonly table: string;
  readonly keyColumns: readonly string[];
}

const fields: readonly FieldView[] = [
  field('licenceNumber', '许可证编号', 'Licence number', { required: true }),
  field('shopName', '店名', 'Shop', { required: true }),
  field('operatorName', '经营者', 'Operator', { personalClass: 'personal', mask: 'name' }),
  field('village', '所在村', 'Village'),
  field('category', '类别', 'Kind'),
  field('validUntil', '有效期至', 'Valid until', { type: 'date' }),
  field('inspectedOn', '最近检查日', 'Last inspected', { type: 'date' }),
  field('score', '检查得分', 'Score', { type: 'integer', meaning: '最近一次日常检查，满分 100' }),
  field('phone', '电话', 'Telephone', { personalClass: 'personal', mask: 'phone' }),
];

/** Registers the list, and sets how it is read. */
export async function leaveInPlace(ctx: Ctx, given: DemoDatabase): Promise<void> {
  const { host, port, database, user, secret, table } = given;
  const keyColumns = [...given.keyColumns];
  const { resource, connection } = await ctx.database.inTenant(ctx, async (tx) => {
    const { departments } = await ground(tx);
    const owner = departments.find(({ code }) => code === 'market-supervision');
    const registered = await registerResource(tx, {
      code: 'food-licences',
      titleZh: '食品经营许可（留在市场监管所）',
      titleEn: 'Licences of food businesses (left at their source)',
      summary: '持证餐饮、食品店的许可、有效期与最近检查，留在市场监管所的业务库，使用时现场读取',
      theme: '市场监管',
      keywords: ['食品', '餐饮', '许可证'],
      ownerDepartmentId: owner?.id ?? '',
      grade: 'conditional',
      gradeReason: '含经营者个人信息，仅限食品安全与健康证办理',
      kind: 'inPlace',
      frequency: 'realTime',
      sourceSystem: '市场监管业务库（PostgreSQL）',
      fields,
      keyFields: ['licenceNumber'],
    });
    const source = await addSource(tx, {
      resourceId: registered.id,
      title: '市场监管业务库',
      kind: 'postgres',
      settings: { host, port, database, user, table, keyColumns },
      secret,
      mode: 'merge',
      schedule: noSchedule,
    });
    return { resource: registered, connection: source };
  });
  const sample = await liveSample(ctx, resource, { connection, table, keyColumns, mapping: null });
  const { mapping } = sample;
  await setInPlace(ctx, resource.id, { connectionId: connection.id, table, keyColumns, mapping });
}
