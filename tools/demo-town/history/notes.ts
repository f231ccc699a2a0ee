import type { Random } from '../random.ts';
import type { HistoricAction } from './types.ts';

/** What people write into a step; actions without an entry ask for no words. */
const NOTES: Partial<Record<HistoricAction, readonly string[]>> = {
  return: [
    '经查看不属于本部门职责，请重新派遣。',
    '位置在邻村，请改派。',
    '属施工单位管理，请转有关部门。',
  ],
  transfer: ['现场需要专业设备，转有关部门处理。', '涉及管网，转责任部门。'],
  requestExtension: ['需等待配件到货，申请延期。', '连日下雨无法施工，申请延期。'],
  approveExtension: ['同意，请抓紧办理。'],
  suspend: ['需列入下月维修计划，先挂起。', '当事人外出，回来后再处理。'],
  resume: ['条件具备，恢复办理。'],
  verify: ['现场核查属实。', '已整改到位。', '情况属实，可以结案。'],
  refuseVerification: ['还没有处理干净，请再去一次。', '现场仍有隐患。'],
  reopen: ['没过两天又这样了。', '只处理了一半。', '问题又出现了，请再来看看。'],
  cancel: ['误报，与上报人核实后作废。', '现场未发现所述情况。', '测试信息。'],
  merge: ['与已有事件为同一问题。'],
};

/** What a crew reports, by the kind of work that the category's name tells of. */
const DONE: readonly { words: RegExp; notes: readonly string[] }[] = [
  {
    words: /损|坏|漏|不亮|堵塞|缺失|倾斜|垂落|开裂|停水|停电/u,
    notes: ['已更换配件，恢复正常。', '已修复，现场已清理。', '已抢修完毕，试用正常。'],
  },
  {
    words: /垃圾|脏|积水|漂浮|不洁|粪便|尸体|堆|涂写|倒伏/u,
    notes: ['已清理干净。', '已组织人员清理并冲洗。', '已清运，并安排每天巡查。'],
  },
  {
    words: /占道|经营|乱停|停放|噪|油烟|焚烧|烧|扬尘|搭建|晾晒|广告/u,
    notes: ['已到现场劝离，秩序恢复。', '已责令整改，当场改正。', '已教育当事人并整改到位。'],
  },
  {
    words: /纠纷|矛盾|咨询|服务|救助|投诉|建议|审批|补贴|欠/u,
    notes: [
      '已当面说明，当事人表示理解。',
      '已上门调解，双方达成一致。',
      '已电话答复并告知办理办法。',
    ],
  },
];
const DONE_OTHERWISE = ['已到现场处理完毕。', '已处理并告知群众。', '已排查处置，隐患消除。'];

/** Words of praise and blame by stars. */
const RATING_WORDS: readonly (readonly string[])[] = [
  ['没有解决。', '等了太久。'],
  ['处理太慢。', '不太满意。'],
  ['还可以。', '一般。', ''],
  ['处理得不错。', '挺快的。', ''],
  ['非常满意！', '谢谢工作人员。', '很快就解决了，点赞。', '', ''],
];

/** Draws the note of a step on a case of the named category. */
export function drawNote(action: HistoricAction, categoryZh: string, random: Random): string {
  if (action === 'reportDone') {
    return random.pick(DONE.find(({ words }) => words.test(categoryZh))?.notes ?? DONE_OTHERWISE);
  }
  const notes = NOTES[action];
  return notes ? random.pick(notes) : '';
}

/** Draws what is said beside the stars; often nothing. */
export function drawRatingWords(stars: number, random: Random): string {
  return random.pick(RATING_WORDS[stars - 1] ?? ['']);
}
