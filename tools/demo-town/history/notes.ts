import type { Random } from '../random.ts';
import type { HistoricAction } from './types.ts';

/** What people write into a step; actions without an entry ask for no words. */
const NOTES: Partial<Record<HistoricAction, readonly string[]>> = {
  return: [
    '经查看不属于本部门职责,请重新派遣。',
    '位置在邻村,请改派。',
    '属施工单位管理,请转有关部门。',
  ],
  transfer: ['现场需要专业设备,转有关部门处理。', '涉及管网,转责任部门。'],
  requestExtension: ['需等待配件到货,申请延期。', '连日下雨无法施工,申请延期。'],
  approveExtension: ['同意,请抓紧办理。'],
  suspend: ['需列入下月维修计划,先挂起。', '当事人外出,回来后再处理。'],
  resume: ['条件具备,恢复办理。'],
  reportDone: [
    '已到现场处理完毕。',
    '已清理干净。',
    '已修复,恢复正常。',
    '已当面说明并整改到位。',
    '已处理并告知群众。',
  ],
  verify: ['现场核查属实。', '已整改到位。', '情况属实,可以结案。'],
  refuseVerification: ['还没有处理干净,请再去一次。', '现场仍有隐患。'],
  reopen: ['没过两天又这样了。', '只处理了一半。', '问题又出现了,请再来看看。'],
  cancel: ['误报,与上报人核实后作废。', '现场未发现所述情况。', '测试信息。'],
  merge: ['与已有事件为同一问题。'],
};

/** Words of praise and blame by stars. */
const RATING_WORDS: readonly (readonly string[])[] = [
  ['没有解决。', '等了太久。'],
  ['处理太慢。', '不太满意。'],
  ['还可以。', '一般。', ''],
  ['处理得不错。', '挺快的。', ''],
  ['非常满意!', '谢谢工作人员。', '很快就解决了,点赞。', '', ''],
];

/** Draws the note of a step. */
export function drawNote(action: HistoricAction, random: Random): string {
  const notes = NOTES[action];
  return notes ? random.pick(notes) : '';
}

/** Draws what is said beside the stars; often nothing. */
export function drawRatingWords(stars: number, random: Random): string {
  return random.pick(RATING_WORDS[stars - 1] ?? ['']);
}
