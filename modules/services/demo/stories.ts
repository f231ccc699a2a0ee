/** What the demo's residents applied for, and what became of it. */
import type { DeskAct } from '../contract/index.ts';

/** One application: when, with which answers, and the acts of the desk with hours after it and words. */
export interface Story {
  readonly item: string;
  readonly hoursAgo: number;
  readonly answers: Readonly<Record<string, string | number>>;
  readonly acts: readonly (readonly [number, DeskAct, string])[];
}

export const stories: readonly Story[] = [
  { item: 'school-enrolment', hoursAgo: 5, answers: { childName: '李沐阳', level: '小学一年级', hukou: '本镇', home: '宅基地自建房' }, acts: [] },
  { item: 'elder-allowance', hoursAgo: 26, answers: { birth: '1945-03-12', living: '和子女', bankName: '清溪农商银行' }, acts: [[3, 'accept', '']] },
  { item: 'minimum-allowance', hoursAgo: 240, answers: { members: 3, income: 1800, reason: '因病', story: '丈夫去年做了手术，不能下地干活，孩子在读初中。' }, acts: [[4, 'accept', ''], [30, 'askSupplement', '授权书上还差丈夫的签字，请补签后重新拍一张']] },
  { item: 'medical-elsewhere', hoursAgo: 50, answers: { kind: '转诊', place: '湖南省长沙市', from: '2026-11-25' }, acts: [[2, 'accept', ''], [4, 'approve', '已备案，出院可直接结算'], [5, 'deliver', '备案结果已发到手机']] },
  { item: 'food-licence', hoursAgo: 168, answers: { shopName: '老街米粉店', premises: '圩镇社区东街 18 号', kind: '餐饮服务', area: 42, staff: 3 }, acts: [[6, 'accept', ''], [96, 'approve', '现场核查合格，准予发证']] },
  { item: 'temporary-relief', hoursAgo: 400, answers: { reason: '火灾等意外', since: '2026-11-06', story: '厨房电线老化起火，烧了半间屋。', spent: 8000 }, acts: [[2, 'accept', ''], [90, 'approve', '救助 3000 元'], [100, 'deliver', '救助金已打到银行卡']] },
  { item: 'homestead', hoursAgo: 700, answers: { kind: '新建', members: 4, area: 120, floor: 2, place: '河东村五组，东至村道、西至水渠' }, acts: [[8, 'accept', ''], [150, 'refuse', '申请地块属于永久基本农田，不能建房。可选村内空地重新申请']] },
  { item: 'shop-sign', hoursAgo: 200, answers: { shopName: '清溪书屋', premises: '南街 6 号', size: '长 3 米、高 0.8 米' }, acts: [] },
  { item: 'residence-permit', hoursAgo: 30, answers: { since: '2026-03-01', ground: '合法稳定就业', employer: '清溪竹制品厂' }, acts: [[4, 'accept', '']] },
  { item: 'family-doctor', hoursAgo: 9, answers: { group: '高血压', visit: '行动不便，需要上门' }, acts: [[1, 'accept', '']] },
  { item: 'sole-trader', hoursAgo: 60, answers: { shopName: '溪边小院', business: '餐饮、民宿', premises: '白石村 3 号', staff: 2 }, acts: [[20, 'decline', '经营场所证明过期，请带新的租赁合同再来']] },
  { item: 'pension-claim', hoursAgo: 300, answers: { birth: '1966-10-02', bankName: '清溪农商银行' }, acts: [[3, 'accept', '']] },
]; // biome-ignore format: a table
