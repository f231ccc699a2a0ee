/** Answers and definitions as files. */
import { localDay } from '#platform/calendar/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import type { IndicatorInput, ValueQuery } from '../contract/index.ts';
import type { Desk } from './question.ts';
import { valuesOf } from './views.ts';

/** The values of a question as workbook, with the definition beside them. */
export async function exportedValues(
  desk: Desk,
  code: string,
  query: ValueQuery,
): Promise<FileReply> {
  const { values, compared } = await valuesOf(desk, code, query);
  const content = desk.book.get(code)?.content;
  const before = new Map(compared?.values.map((one) => [one.group, one.value]));
  const rows = values.map(({ group, nameZh, value }) => ({
    name: nameZh === '' ? '全部' : nameZh,
    value,
    compared: before.get(group) ?? null,
  }));
  const bytes = await writeWorkbook([
    {
      name: content?.nameZh.slice(0, 30) ?? code,
      columns: [
        { key: 'name', title: '分组', width: 24 },
        {
          key: 'value',
          title: `${content?.nameZh ?? code}(${content?.unit ?? ''})`,
          type: 'number',
        },
        { key: 'compared', title: '对比期', type: 'number' },
      ],
      rows,
    },
    {
      name: '定义',
      columns: [
        { key: 'what', title: '项目', width: 14 },
        { key: 'text', title: '内容', width: 80 },
      ],
      rows: [
        { what: '含义', text: content?.meaningZh ?? '' },
        { what: '公式', text: content?.formula ?? '' },
        { what: '时间范围', text: `${query.from} 至 ${query.to}` },
      ],
    },
  ]);
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${content?.nameZh ?? code}-${query.from}-${query.to}.xlsx`,
    bytes: new Uint8Array(bytes),
  };
}

/** All definitions as JSON, as they can be imported again. */
export function exportedDefinitions(definitions: readonly IndicatorInput[], now: Date): FileReply {
  const text = JSON.stringify({ items: definitions }, null, 2);
  return {
    mediaType: 'application/json',
    fileName: `indicators-${localDay(now)}.json`,
    bytes: new TextEncoder().encode(text),
  };
}
