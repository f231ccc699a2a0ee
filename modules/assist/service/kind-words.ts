/** Kinds of acts in words, where the server says them (messages, lists, the resident's own page). */
import type { ActKind } from '../contract/words.ts';

interface KindWords {
  readonly zh: string;
  readonly en: string;
  readonly lookZh: string;
  readonly lookEn: string;
}

export const kindWords: Readonly<Record<ActKind, KindWords>> = {
  report: {
    zh: '上报问题',
    en: 'Report a problem',
    lookZh: '查看上报',
    lookEn: 'Looked at reports',
  },
  services: {
    zh: '办理事项',
    en: 'Apply for an item',
    lookZh: '查看办件',
    lookEn: 'Looked at applications',
  },
  booking: {
    zh: '预约取号',
    en: 'Book',
    lookZh: '查看预约',
    lookEn: 'Looked at bookings',
  },
  payment: {
    zh: '缴费',
    en: 'Pay',
    lookZh: '查看账单',
    lookEn: 'Looked at bills',
  },
  care: {
    zh: '养老照护',
    en: 'Care',
    lookZh: '查看照护',
    lookEn: 'Looked at care',
  },
  look: {
    zh: '查看进度',
    en: 'Follow what goes on',
    lookZh: '查看信息',
    lookEn: 'Looked',
  },
};

/** Kinds joined for a sentence. */
export const sayKinds = (kinds: readonly ActKind[]): string =>
  kinds.map((kind) => kindWords[kind].zh).join('、');
