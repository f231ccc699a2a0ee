/** Problems that only staff meet. */
import { defineProblems } from '#platform/problems/index.ts';

export const deskProblems = defineProblems({
  'nobody-waits': {
    status: 409,
    zh: '没有人在等候',
    en: 'Nobody is waiting',
    cureZh: '有人取号后会自动出现在列表里。',
    cureEn: 'Whoever takes a number appears in the list.',
  },
  'nobody-called': {
    status: 409,
    zh: '窗口前没有正在办理的号',
    en: 'Nobody sits before the window',
    cureZh: '可能已在另一台电脑上处理。请先叫下一位。',
    cureEn: 'It may have been done at another computer. Call the next one first.',
  },
  'booking-phone-faulty': {
    status: 422,
    zh: '手机号不对',
    en: 'This is no mobile number',
    cureZh: '请核对 11 位手机号；没有手机的老人可留家人的号码。',
    cureEn: 'Check the 11 digits; who has no mobile may give a relative’s.',
  },
  'booking-reason-missing': {
    status: 422,
    zh: '请写明原因',
    en: 'Say why',
    cureZh: '原因会告诉预约的人，请写一句对方看得懂的话。',
    cureEn: 'The person is told: write a sentence that can be understood.',
  },
  'plan-faulty': {
    status: 422,
    zh: '周计划有误：{fault}',
    en: 'The week is faulty: {fault}',
    cureZh: '请检查每一段的起止时间；同一天的几段不能重叠。',
    cureEn: 'Check begin and end of each span; spans of a day may not overlap.',
  },
  'times-backwards': {
    status: 422,
    zh: '结束时间要晚于开始时间',
    en: 'The end must come after the begin',
    cureZh: '请重新选择起止时间，一次最长 366 天。',
    cureEn: 'Choose begin and end again; 366 days at most.',
  },
  'affected-changed': {
    status: 409,
    zh: '受影响的预约刚刚有变化',
    en: 'The bookings concerned have just changed',
    cureZh: '又有人预约或取消了。请重新查看名单，再确认一次。',
    cureEn: 'Somebody booked or cancelled meanwhile. Look at the list again and confirm.',
  },
  'capacity-in-use': {
    status: 409,
    zh: '还有 {count} 个未到的预约，不能改“同时可接待人数”',
    en: '{count} bookings ahead: the number of people at a time cannot change',
    cureZh: '请先改期或取消这些预约，或新增一个资源。',
    cureEn: 'Move or cancel them first, or add another resource.',
  },
});
