/** Answers and definitions as files. */
import { localDay } from '#platform/calendar/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import type { IndicatorInput, ValueQuery } from '../contract/index.ts';
import type { Desk } from './question.ts';
import { valuesOf } from './views.ts';

/** Words of the sheets, in the language of whoever asks. */
const wordsOf = {
  zh: {
    all: '全部',
    group: '分组',
    compared: '对比期',
    definition: '定义',
    item: '项目',
    content: '内容',
    meaning: '含义',
    formula: '公式',
    span: '时间范围',
    until: '至',
  },
  en: {
    all: 'All',
    group: 'Group',
    compared: 'Compared period',
    definition: 'Definition',
    item: 'Item',
    content: 'Content',
    meaning: 'Meaning',
    formula: 'Formula',
    span: 'Span',
    until: 'to',
  },
} as const;

/** The values of a question as workbook, with the definition beside them. */
export async function exportedValues(
  desk: Desk,
  code: string,
  query: ValueQuery,
): Promise<FileReply> {
  const { values, compared } = await valuesOf(desk, code, query);
  const content = desk.book.get(code)?.content;
  const { locale } = desk.tx.ctx;
  const words = wordsOf[locale];
  const isEnglish = locale === 'en';
  const title = (isEnglish ? content?.nameEn : content?.nameZh) || code;
  const before = new Map(compared?.values.map((one) => [one.group, one.value]));
  const rows = values.map(({ group, nameZh, nameEn, value }) => ({
    name: (isEnglish ? nameEn : nameZh) || words.all,
    value,
    compared: before.get(group) ?? null,
  }));
  const bytes = await writeWorkbook([
    {
      name: title.slice(0, 30),
      columns: [
        { key: 'name', title: words.group, width: 24 },
        {
          key: 'value',
          title: isEnglish
            ? `${title} (${content?.unit ?? ''})`
            : `${title}（${content?.unit ?? ''}）`,
          type: 'number',
        },
        { key: 'compared', title: words.compared, type: 'number' },
      ],
      rows,
    },
    {
      name: words.definition,
      columns: [
        { key: 'what', title: words.item, width: 14 },
        { key: 'text', title: words.content, width: 80 },
      ],
      rows: [
        { what: words.meaning, text: (isEnglish ? content?.meaningEn : content?.meaningZh) ?? '' },
        { what: words.formula, text: content?.formula ?? '' },
        { what: words.span, text: `${query.from} ${words.until} ${query.to}` },
      ],
    },
  ]);
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${title}-${query.from}-${query.to}.xlsx`,
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
