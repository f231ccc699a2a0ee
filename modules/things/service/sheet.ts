/** Devices as a workbook, both ways. */
import {
  type CellValue,
  readTable,
  readWorkbook,
  type TableColumn,
  writeWorkbook,
} from '#platform/spreadsheet/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import type { Position } from '#platform/geo/index.ts';
import { doors, type Door } from '../contract/model.ts';
import type { ThingRow } from '../contract/shapes.ts';
import type { ThingDraft } from '../rules/judge-rows.ts';

/** How each door is written in the sheet. */
export const doorWords: Readonly<Record<Door, string>> = {
  mqtt: 'MQTT',
  push: 'HTTP 推送',
  hj212: 'HJ 212',
  modbus: 'Modbus',
  lorawan: 'LoRaWAN',
  jt808: 'JT/T 808',
  sensorthings: 'SensorThings',
  none: '不接入',
};

const stateWords = { active: '启用', disabled: '停用', retired: '报废' } as const;
const statusWords = { never: '未上线', online: '在线', offline: '离线', silent: '失联' } as const;

/** Columns that are read. */
export const thingColumns: readonly TableColumn[] = [
  { key: 'code', title: '设备编码', width: 14 },
  { key: 'name', title: '设备名称', required: true, width: 26 },
  { key: 'model', title: '物模型', required: true, width: 18 },
  { key: 'door', title: '接入通道', required: true, width: 12 },
  { key: 'externalId', title: '接入标识', width: 22 },
  { key: 'gateway', title: '网关编码', width: 14 },
  { key: 'longitude', title: '经度', type: 'number', width: 12 },
  { key: 'latitude', title: '纬度', type: 'number', width: 12 },
  { key: 'address', title: '安装地址', width: 30 },
  { key: 'department', title: '管理部门', width: 18 },
  { key: 'groups', title: '分组', width: 18 },
];

/** Columns that an export adds for people. */
const shownColumns: readonly TableColumn[] = [
  { key: 'village', title: '村居', width: 14 },
  { key: 'state', title: '状态', width: 8 },
  { key: 'status', title: '在线状态', width: 10 },
  { key: 'lastSeen', title: '最近上报', width: 18 },
];

/** Devices as a workbook that can be imported again; `gateways` gives the gateway's code by device. */
export function writeThingSheet(
  rows: readonly ThingRow[],
  gateways: ReadonlyMap<string, string>,
): Promise<Buffer> {
  const records = rows.map((row) => ({
    code: row.code,
    name: row.name,
    model: row.modelCode,
    door: doorWords[row.door],
    externalId: row.externalId ?? '',
    gateway: gateways.get(row.id) ?? '',
    longitude: row.position?.longitude ?? null,
    latitude: row.position?.latitude ?? null,
    address: row.address,
    department: row.departmentName,
    groups: row.groupCodes.join('、'),
    village: row.villageName,
    state: stateWords[row.state],
    status: statusWords[row.status],
    lastSeen: row.lastSeenAt ? exactInstant(new Date(row.lastSeenAt)) : '',
  }));
  return writeWorkbook([
    { name: '设备', columns: [...thingColumns, ...shownColumns], rows: records },
  ]);
}

/** An empty workbook to fill in, with one line as example. */
export function writeThingTemplate(modelCode: string, centre: Position | null): Promise<Buffer> {
  const example = {
    name: '示例：政府门口路灯 1 号',
    model: modelCode,
    door: doorWords.mqtt,
    externalId: 'lamp-000001',
    longitude: centre?.longitude ?? null,
    latitude: centre?.latitude ?? null,
    address: '政府路 1 号门口',
  };
  return writeWorkbook([{ name: '设备', columns: thingColumns, rows: [example] }]);
}

/** A fault told in words already. */
export interface SheetFault {
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

/** Reads a workbook into drafts; what the table itself has wrong becomes faults. */
export async function readThingSheet(
  bytes: Buffer,
  locale: 'zh' | 'en',
): Promise<{ drafts: ThingDraft[]; faults: SheetFault[] }> {
  const book = await readWorkbook(bytes, { maxBytes: 10_485_760, maxRows: 20_000 });
  const [sheet] = book.sheets;
  const table = sheet ? readTable(sheet, thingColumns) : { rows: [], problems: book.problems };
  return {
    faults: table.problems.map(({ row, column, message }) => {
      return { row, column, message: message[locale] };
    }),
    drafts: table.rows.map(({ row, values }) => draftOf(row, values)),
  };
}

function draftOf(row: number, values: Readonly<Record<string, CellValue>>): ThingDraft {
  const text = (key: string): string => String(values[key] ?? '').trim();
  const number = (key: string): number | null =>
    typeof values[key] === 'number' ? values[key] : null;
  return {
    row,
    code: text('code').slice(0, 40),
    name: text('name').slice(0, 60),
    model: text('model'),
    door: doorOf(text('door')),
    doorText: text('door'),
    externalId: text('externalId').slice(0, 80),
    gateway: text('gateway'),
    longitude: number('longitude'),
    latitude: number('latitude'),
    address: text('address').slice(0, 120),
    department: text('department'),
    groups: text('groups')
      .split(/[、,，;；]+/)
      .map((one) => one.trim())
      .filter(Boolean),
  };
}

function doorOf(text: string): Door | null {
  const plain = (word: string): string => word.toLowerCase().replaceAll(/[\s/]/g, '');
  return (
    doors.find((door) => plain(door) === plain(text) || plain(doorWords[door]) === plain(text)) ??
    null
  );
}
