/** Words of stages, acts and steps, for problems, messages, sheets and the applicant's trace. */
import type { Need, Stage, StageAct } from '../contract/stages.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

export const stageWords: Readonly<Record<Stage, Words>> = {
  submitted: { zh: '待受理', en: 'to be accepted' },
  accepted: { zh: '办理中', en: 'in hand' },
  supplementing: { zh: '待补正', en: 'waiting for a supplement' },
  approved: { zh: '已准予，待领取', en: 'approved, to be delivered' },
  delivered: { zh: '已办结', en: 'done' },
  refused: { zh: '不予批准', en: 'refused' },
  declined: { zh: '不予受理', en: 'declined' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

export const actWords: Readonly<Record<StageAct, Words>> = {
  accept: { zh: '受理', en: 'accept' },
  decline: { zh: '不予受理', en: 'decline' },
  askSupplement: { zh: '要求补正', en: 'ask for a supplement' },
  supplement: { zh: '补正', en: 'supplement' },
  lapse: { zh: '逾期未补正', en: 'lapse' },
  approve: { zh: '准予', en: 'approve' },
  refuse: { zh: '不予批准', en: 'refuse' },
  deliver: { zh: '交付结果', en: 'deliver' },
  withdraw: { zh: '撤回申请', en: 'withdraw' },
  rate: { zh: '评价', en: 'rate' },
};

export const needWords: Readonly<Record<Need, Words>> = {
  words: { zh: '说明', en: 'words' },
  until: { zh: '截止时间', en: 'by when' },
  remedy: { zh: '救济途径', en: 'remedy' },
  way: { zh: '交付方式', en: 'way of delivery' },
  stars: { zh: '星级', en: 'stars' },
  answers: { zh: '补正的内容', en: 'the supplement' },
};

export const deliveryWords: Readonly<Record<string, Words>> = {
  pickUp: { zh: '到窗口领取', en: 'picked up at the window' },
  post: { zh: '邮寄', en: 'by post' },
  electronic: { zh: '电子文书', en: 'electronic' },
};

/** Steps of the case that the applicant reads, in the words of the applicant. Others are the office's own. */
export const stepWords: Readonly<Record<string, Words>> = {
  register: { zh: '提交申请', en: 'Handed in' },
  dispatch: { zh: '转到承办部门', en: 'Given to the department' },
  transfer: { zh: '转到另一个部门', en: 'Given to another department' },
  accept: { zh: '已受理', en: 'Accepted' },
  suspend: {
    zh: '请您补正材料，办理时限暂停',
    en: 'A supplement is asked for; the time limit stands still',
  },
  resume: { zh: '继续办理，时限重新计算', en: 'Going on; the time limit runs again' },
  approveExtension: { zh: '经批准延长办理时限', en: 'The time limit was extended' },
  reportDone: { zh: '作出决定', en: 'Decided' },
  close: { zh: '办结', en: 'Closed' },
  cancel: { zh: '办理终止', en: 'Ended' },
  rate: { zh: '您评价了这次办理', en: 'You rated it' },
  supervise: { zh: '领导督办', en: 'Supervised by the leaders' },
  overdue: { zh: '超过承诺时限', en: 'Past the promised time limit' },
};
