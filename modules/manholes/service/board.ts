/** The board of manholes: devices whose model has `coverOpen`, with their last values. */
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { activeAlarms } from '#modules/alarms/index.ts';
import { type Latest, latestOf } from '#modules/observations/index.ts';
import { modelsOf, type Thing, thingsOf } from '#modules/things/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { ManholeState, ManholeView } from '../contract.ts';
import { type ManholeValues, statesOf } from '../rules/state.ts';

/** All manholes in order of their codes. */
export async function viewBoard(ctx: Ctx): Promise<{ at: string; items: ManholeView[] }> {
  const items = await ctx.database.inTenant(ctx, manholes);
  return { at: ctx.clock.now().toISOString(), items };
}

async function manholes(tx: Tx): Promise<ManholeView[]> {
  const [directory, models, town] = [await thingsOf(tx), await modelsOf(tx), await ground(tx)];
  const own = directory.all().flatMap((thing) => {
    const model = models.of(thing);
    return model?.property('coverOpen') ? [{ thing, model: model.model }] : [];
  });
  const ids = own.map(({ thing }) => thing.id);
  const latest = Map.groupBy(await latestOf(tx, ids), ({ thingId }) => thingId);
  const alarms = Map.groupBy(await activeAlarms(tx, ids), ({ thingId }) => thingId);
  const now = tx.ctx.clock.now();
  const views = own.map(({ thing, model }): ManholeView => {
    const values = valuesOf(latest.get(thing.id) ?? []);
    const village = town.village(thing.villageId ?? '');
    return {
      ...headOf(thing),
      villageZh: village?.nameZh ?? '',
      villageEn: village?.nameEn ?? '',
      states: statesOf(values, now, model.silentAfterSeconds),
      ...values,
      reportedAt: values.reportedAt?.toISOString() ?? null,
      alarms: alarms.get(thing.id)?.length ?? 0,
    };
  });
  return views.sort((a, b) => a.code.localeCompare(b.code));
}

function headOf({ id, code, name, address, position }: Thing) {
  return {
    thingId: id,
    code,
    name,
    address,
    position: position && { longitude: position.longitude, latitude: position.latitude },
  };
}

function valuesOf(latest: readonly Latest[]): ManholeValues {
  const of = (key: string): unknown => latest.find((one) => one.key === key)?.value;
  const number = (key: string): number | null => {
    const value = of(key);
    return typeof value === 'number' ? value : null;
  };
  const open = of('coverOpen');
  const times = latest.map(({ at }) => at.getTime());
  return {
    coverOpen: typeof open === 'boolean' ? open : null,
    tilt: number('tilt'),
    waterLevel: number('waterLevel'),
    methane: number('methane'),
    hydrogenSulfide: number('hydrogenSulfide'),
    battery: number('battery'),
    reportedAt: times.length > 0 ? new Date(Math.max(...times)) : null,
  };
}

const stateWords: Readonly<Record<ManholeState, string>> = {
  open: '井盖打开',
  gas: '气体超限',
  flooded: '水位过高',
  tilted: '井盖倾斜',
  silent: '失联',
  lowBattery: '电量低',
  unknown: '从未上报',
  ok: '正常',
};

/** The board as a workbook. */
export async function boardFile(ctx: Ctx): Promise<FileReply> {
  const { items } = await viewBoard(ctx);
  const bytes = await writeWorkbook([
    {
      name: '井盖',
      columns: [
        { key: 'code', title: '编号', width: 12 },
        { key: 'name', title: '名称', width: 24 },
        { key: 'villageZh', title: '村（社区）', width: 14 },
        { key: 'state', title: '状态', width: 24 },
        { key: 'tilt', title: '倾角 °', type: 'number' },
        { key: 'waterLevel', title: '水位 cm', type: 'number' },
        { key: 'methane', title: '可燃气体 %LEL', type: 'number' },
        { key: 'hydrogenSulfide', title: '硫化氢 ppm', type: 'number' },
        { key: 'battery', title: '电量 %', type: 'number' },
        { key: 'reportedAt', title: '最近上报', type: 'dateTime', width: 20 },
        { key: 'alarms', title: '未解除告警', type: 'number' },
      ],
      rows: items.map(({ states, reportedAt, position: _at, thingId: _id, ...row }) => ({
        ...row,
        state: states.map((state) => stateWords[state]).join('、'),
        reportedAt: reportedAt ? new Date(reportedAt) : null,
      })),
    },
  ]);
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: '井盖状态.xlsx',
    bytes: new Uint8Array(bytes),
  };
}
