/** The record of looks as a workbook, for whoever oversees personal data. */
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { exportMark } from '#platform/personal/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import type { LookRow } from '../contract/index.ts';
import type { House } from './erase.ts';
import { type LooksAsked, looksForSheet } from './looks.ts';

const kindNames: Readonly<Record<LookRow['kind'], { readonly zh: string; readonly en: string }>> = {
  reveal: { zh: '说明原因后查看', en: 'Revealed with a reason' },
  work: { zh: '办理中查看', en: 'Seen at work' },
  export: { zh: '导出', en: 'Exported' },
  breakGlass: { zh: '应急进入', en: 'Break-glass' },
  shared: { zh: '部门间共享', en: 'Shared between departments' },
};

/** The looks that are asked for, in the reader's language. */
export async function looksSheet(ctx: Ctx, house: House, asked: LooksAsked): Promise<FileReply> {
  const isEnglish = ctx.locale === 'en';
  const say = (zh: string, en: string): string => (isEnglish ? en : zh);
  const rows = (await looksForSheet(ctx, house, asked)).map((look) => ({
    seenAt: new Date(look.seenAt),
    viewer: look.viewerName,
    kind: kindNames[look.kind][ctx.locale],
    fields: isEnglish ? look.fieldsEn.join(', ') : look.fieldsZh.join('、'),
    reason: look.reason,
  }));
  const title = say('个人信息查看记录', 'Looks at personal data');
  const columns = [
    { key: 'seenAt', title: say('时间', 'When'), type: 'dateTime' as const },
    { key: 'viewer', title: say('查看人', 'Who'), width: 16 },
    { key: 'kind', title: say('方式', 'How'), width: 18 },
    { key: 'fields', title: say('内容', 'What'), width: 32 },
    { key: 'reason', title: say('原因', 'Why'), width: 40 },
  ];
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${title}-${exactInstant(ctx.clock.now()).slice(0, 10)}.xlsx`,
    bytes: new Uint8Array(await writeWorkbook([{ name: title, columns, rows }], exportMark(ctx))),
  };
}
