/** Problems of volunteering. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'volunteer-unknown': {
    status: 422,
    zh: '没有找到“{who}”',
    en: 'Nobody is known as “{who}”',
    cureZh: '居民请填写已验证的手机号（先在居民端登录一次）；工作人员请填写登录账号。',
    cureEn: 'Residents: the proved telephone (sign in once first). Staff: the user name.',
  },
  'volunteer-there': {
    status: 409,
    zh: '{name} 已经是志愿者',
    en: '{name} is a volunteer already',
    cureZh: '请在名单中修改；已退出的可以改回“参加”。',
    cureEn: 'Change the entry in the list; who left can be taken back there.',
  },
  'volunteer-consent-missing': {
    status: 422,
    zh: '请先取得本人同意',
    en: 'The person has to agree first',
    cureZh: '请说明志愿服务的要求和会被联系的方式，本人同意后勾选。',
    cureEn: 'Explain what is asked and how they will be called, and tick once they agree.',
  },
  'volunteer-not-active': {
    status: 422,
    zh: '这位志愿者现在不参加走访',
    en: 'This volunteer does not make visits now',
    cureZh: '请另选一位，或先把状态改为“参加”。',
    cureEn: 'Choose somebody else, or set the state to active first.',
  },
  'visit-day-unfit': {
    status: 422,
    zh: '走访日期“{day}”不能用',
    en: 'The day “{day}” cannot be used',
    cureZh: '请选择今天到 120 天之内的日期。',
    cureEn: 'Choose a day from today to 120 days ahead.',
  },
  'visit-act-not-open': {
    status: 409,
    zh: '这次走访现在是“{state}”，不能这样办理',
    en: 'The visit is “{state}” now: this cannot be done',
    cureZh: '请刷新查看最新情况。',
    cureEn: 'Load the page again to see how it stands.',
  },
  'door-evidence-missing': {
    status: 422,
    zh: '签到要有位置或照片',
    en: 'A check-in needs a position or a photo',
    cureZh: '请打开定位，或在门口拍一张照片。',
    cureEn: 'Allow the position, or take a photo at the door.',
  },
  'lesson-unknown': {
    status: 422,
    zh: '没有编号为“{code}”的教案',
    en: 'There is no lesson plan “{code}”',
    cureZh: '请重新选择教案。',
    cureEn: 'Choose the lesson plan again.',
  },
  'hours-unfit': {
    status: 422,
    zh: '开放时间不对：结束要晚于开始，时段不能重叠',
    en: 'The hours do not fit: each ends after it begins, none overlaps another',
    cureZh: '请检查每天的开放时段。',
    cureEn: 'Check the hours of each day.',
  },
  'keeper-unknown': {
    status: 422,
    zh: '管理员应是本镇在职人员',
    en: 'The keeper is an active member of staff',
    cureZh: '请重新选择管理员。',
    cureEn: 'Choose the keeper again.',
  },
  'older-unfit': {
    status: 422,
    zh: '老人数不能多于来访人数',
    en: 'There cannot be more older people than people',
    cureZh: '请核对人数。',
    cureEn: 'Check the numbers.',
  },
  'fault-known': {
    status: 409,
    zh: '这类设备已经报修，正在办理',
    en: 'A fault of this kind of device is reported already',
    cureZh: '请在驿站页面查看事件进展。',
    cureEn: 'See on the station’s page how its case stands.',
  },
});

export const problem = problemsOf(problems);
