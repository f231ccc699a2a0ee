/** Fixed words of printed briefs, and what is printed besides the brief itself. */
import { exactInstant } from '#platform/i18n/index.ts';
import { sayPeriod } from '../rules/periods.ts';
import { typeset } from '../rules/typeset.ts';
import type { PrintedBrief } from '../rules/edits.ts';

export type Language = 'zh' | 'en';

/** What stands at the head of a printed brief. */
export interface Imprint {
  readonly language: Language;
  readonly state: 'draft' | 'issued';
  readonly edition: number;
  readonly reason: string;
  readonly issuedAt: Date | null;
}

/** Every text at the head and the foot, ready to be set. */
export interface Head {
  readonly title: string;
  readonly number: string;
  readonly issuer: string;
  readonly date: string;
  readonly period: string;
  readonly state: string;
  readonly correction: string;
  /** At the foot of each page. */
  readonly running: string;
}

const day = (instant: Date, language: Language): string => {
  const [date = ''] = exactInstant(instant).split(' ');
  const [year, month, of] = date.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${of}日` : date;
};

/** The head of a brief. */
export function headOf(brief: PrintedBrief, imprint: Imprint): Head {
  const { language, edition, reason, state, issuedAt } = imprint;
  const { kind, period, compared, year, number, composedAt } = brief;
  const isZh = language === 'zh';
  const title = isZh
    ? `${brief.town.zh}${brief.title.zh}`
    : `${brief.title.en} \u2013 ${brief.town.en}`;
  const no = isZh ? `${year}年第 ${number} 期` : `No. ${number} of ${year}`;
  const than = compared ? sayPeriod(kind, compared)[language] : '';
  const at = exactInstant(new Date(composedAt)).slice(0, 16);
  const parts = isZh
    ? [
        `统计期\uff1a${sayPeriod(kind, period).zh}`,
        than && `对比期\uff1a${than}`,
        `数据截至\uff1a${at}`,
      ]
    : [
        `Period: ${sayPeriod(kind, period).en}`,
        than && `compared with: ${than}`,
        `numbers as of: ${at}`,
      ];
  return {
    title,
    number: no,
    issuer: brief.issuer[language],
    date: day(issuedAt ?? new Date(composedAt), language),
    period: parts
      .filter(Boolean)
      .map((part) => (isZh ? typeset(part) : part))
      .join(isZh ? '\u3000' : '   '),
    state: state === 'draft' ? (isZh ? '草稿\u3000未签发' : 'Draft, not issued') : '',
    correction:
      edition > 1
        ? isZh
          ? `更正第 ${edition} 版\uff1a${reason}`
          : `Edition ${edition}: ${reason}`
        : '',
    running: `${title}\u3000${no}${state === 'draft' ? (isZh ? '\u3000草稿' : '   draft') : ''}`,
  };
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** The number before a section's title: `一、`, `二十一、`; in English `1. `. */
export function sectionNumber(at: number, language: Language): string {
  if (language === 'en') return `${at + 1}. `;
  const [tens, ones] = [Math.floor((at + 1) / 10), (at + 1) % 10];
  const ten = tens === 0 ? '' : `${tens > 1 ? (numerals[tens - 1] ?? '') : ''}十`;
  return `${ten}${ones > 0 ? (numerals[ones - 1] ?? '') : ''}、`;
}

/** Words of the last part and the foot. */
export const words = {
  lead: { zh: '编者按', en: 'Editor’s remark' },
  note: { zh: '说明', en: 'Remark' },
  definitions: { zh: '指标口径', en: 'What the indicators count' },
  indicator: { zh: '指标', en: 'Indicator' },
  meaning: { zh: '口径', en: 'Definition' },
  frozen: {
    zh: '本期各项数据均为上列“数据截至”时刻所读取\uff0c签发后不再变动\uff1b其后的更正另出更正版。保密事件计入数量\uff0c但不列入重点事件。本期不含个人信息。',
    en: 'All numbers are those read at the instant given above and do not change once this is issued; later corrections appear as a later edition. Confidential cases are counted but never named. This brief holds no personal data.',
  },
  gaps: {
    zh: '模板所列的下列指标已停用\uff0c未列入\uff1a',
    en: 'Indicators that the template names and the town no longer has: ',
  },
  page: (at: number, of: number, language: Language): string =>
    language === 'zh' ? `第 ${at} 页\u3000共 ${of} 页` : `Page ${at} of ${of}`,
} as const;

/** Every text of a piece of data in one language, to know which characters a document needs. */
export function textsIn(data: unknown, language: Language): string[] {
  if (typeof data === 'string') return [data];
  if (Array.isArray(data)) return data.flatMap((one) => textsIn(one, language));
  if (typeof data !== 'object' || data === null) return [];
  const other = language === 'zh' ? 'en' : 'zh';
  return Object.entries(data).flatMap(([key, value]) =>
    key === other ? [] : textsIn(value, language),
  );
}
