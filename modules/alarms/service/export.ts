/** The alarm list as a workbook. */
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { type AlarmFilter, severityText } from '../contract/index.ts';
import { problem } from '../contract/problems.ts';
import { listAlarms } from '../store/read.ts';
import type { AlarmRecord } from '../store/tables.ts';
import { lastedText } from './words.ts';

const exportLimit = 20_000;

/** The filtered list as a workbook. @throws alarm-export-too-large */
export async function exportList(ctx: Ctx, filter: AlarmFilter): Promise<FileReply> {
  const records = await ctx.database.inTenant(ctx, async (tx) => {
    const found = await listAlarms(tx, filter, { limit: exportLimit, after: null });
    if (found.length > exportLimit) throw problem('alarm-export-too-large', { limit: exportLimit });
    const detail = { rows: found.length };
    await audit(tx, [{ action: 'alarms.export', subject: 'list', detail }]);
    return found;
  });
  const columns = [
    { key: 'number', title: '编号', width: 24 },
    { key: 'level', title: '级别', width: 8 },
    { key: 'title', title: '告警', width: 24 },
    { key: 'value', title: '数值', width: 14 },
    { key: 'thing', title: '设备', width: 24 },
    { key: 'thingCode', title: '设备编号', width: 14 },
    { key: 'address', title: '地点', width: 30 },
    { key: 'state', title: '状态', width: 10 },
    { key: 'seen', title: '确认', width: 8 },
    { key: 'raised', title: '发生时间', width: 20 },
    { key: 'cleared', title: '解除时间', width: 20 },
    { key: 'lasted', title: '持续', width: 12 },
    { key: 'repeats', title: '次数', width: 8 },
    { key: 'case', title: '事件编号', width: 24 },
  ];
  const bytes = new Uint8Array(
    await writeWorkbook([{ name: '告警', columns, rows: records.map(exportRow) }]),
  );
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `alarms-${localDay(ctx.clock.now())}.xlsx`,
    bytes,
  };
}

function exportRow(record: AlarmRecord) {
  return {
    number: record.number,
    level: severityText(record.severity, 'zh'),
    title: record.titleZh,
    value: record.value,
    thing: record.thingName,
    thingCode: record.thingCode,
    address: record.address,
    state: record.active ? '未解除' : '已解除',
    seen: record.acknowledged ? '已确认' : '未确认',
    raised: exactInstant(record.raisedAt),
    cleared: record.clearedAt ? exactInstant(record.clearedAt) : '',
    lasted: record.clearedAt ? lastedText(record) : '',
    repeats: record.repeatCount,
    case: record.caseNumber ?? '',
  };
}
