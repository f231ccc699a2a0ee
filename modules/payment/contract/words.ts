/** Lists that payment chooses from. Browser-safe. */

/** How money comes. */
export const channels = ['wechat', 'alipay', 'cash', 'pos'] as const;
export type Channel = (typeof channels)[number];

/** Channels that a phone can use. */
export const onlineChannels = ['wechat', 'alipay'] as const;
export type OnlineChannel = (typeof onlineChannels)[number];

/** In which way of a channel: inside WeChat, in a browser, by a code that is scanned. */
export const wechatWays = ['jsapi', 'h5', 'native'] as const;
export const alipayWays = ['wap', 'page', 'precreate'] as const;
export const ways = [...wechatWays, ...alipayWays, 'window'] as const;
export type Way = (typeof ways)[number];

/** Who is billed. */
export const payerKinds = ['household', 'stall', 'vehicle', 'person'] as const;
export type PayerKind = (typeof payerKinds)[number];

/** How often. */
export const periods = ['month', 'quarter', 'year', 'once'] as const;
export type Period = (typeof periods)[number];

/** Grounds for charging less by rule, or for a waiver; words under `payment.relief`. */
export const reliefs = [
  'lowIncome',
  'destitute',
  'disabled',
  'martyrFamily',
  'disaster',
  'vacant',
  'wrongBill',
  'other',
] as const;
export type Relief = (typeof reliefs)[number];

/** What is wrong between ours, the channel's statement and the treasury's. */
export const differenceTypes = [
  'missingOurs',
  'missingChannel',
  'missingTreasury',
  'amountDiffers',
  'duplicate',
  'statusDiffers',
  'dayShift',
] as const;
export type DifferenceType = (typeof differenceTypes)[number];

/** Whose row. */
export const sources = ['ours', 'channel', 'treasury'] as const;
export type Source = (typeof sources)[number];

/** What a notice of a channel came to. */
export const noticeOutcomes = [
  'posted',
  'surplus',
  'repeat',
  'forged',
  'stale',
  'wrongAmount',
  'unknownOrder',
  'notPaid',
  'refunded',
  'unread',
] as const;
export type NoticeOutcome = (typeof noticeOutcomes)[number];

/** Kind of bill for fees that other modules charge. */
export const serviceFee = 'serviceFee';

/** Largest amount of one bill: ten million yuan. */
export const mostFen = 1_000_000_000;
/** Most rows of a workbook of bills or of a treasury's statement. */
export const mostRows = 20_000;
