/** Problems of bookings and queues: each says what happened and what to do now. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';
import { deskProblems } from './problems-of-desk.ts';

const ownProblems = defineProblems({
  'pool-unknown': {
    status: 404,
    zh: '没有这个预约项目',
    en: 'There is no such thing to book',
    cureZh: '它可能已停办。请回到“预约”首页重新选择，或打电话询问。',
    cureEn: 'It may have ended. Go back to the bookings and choose again, or call.',
  },
  'bookable-unknown': {
    status: 404,
    zh: '没有这位医生或这个窗口',
    en: 'There is no such doctor or window',
    cureZh: '请回到上一步重新选择，或选“都可以”。',
    cureEn: 'Go back and choose again, or choose “any of them”.',
  },
  'slot-unknown': {
    status: 409,
    zh: '{time} 现在不能预约',
    en: '{time} cannot be booked now',
    cureZh: '可能临时停诊、停办，或已过预约时间。请另选一个时间。',
    cureEn: 'It may have been closed, or it is too late for it. Choose another time.',
  },
  'slot-taken': {
    status: 409,
    zh: '{time} 刚刚被别人约走了',
    en: 'Somebody has just taken {time}',
    cureZh:
      '您没有做错什么，只是慢了一步。请另选一个时间；当天约满可以“候补”，有人退号会自动为您留号。',
    cureEn:
      'You did nothing wrong: somebody was quicker. Choose another time; on a full day join the waiting list and what is given back is kept for you.',
  },
  'own-overlap': {
    status: 409,
    zh: '您在 {time} 已有预约（{number} {what}）',
    en: 'You have a booking at {time} already ({number} {what})',
    cureZh:
      '同一时间只能约一处。可能是您在另一个窗口已经约好；请到“我的预约”查看，可以改期或取消后再约。',
    cureEn:
      'One can be in one place at a time. You may have booked it in another tab: look at “my bookings”, move or cancel it, then book again.',
  },
  'too-many-ahead': {
    status: 409,
    zh: '您已有 {count} 个未到的预约，达到上限',
    en: 'You have {count} bookings ahead, which is the most',
    cureZh: '请先取消不再需要的预约；确有需要可到窗口或打电话请工作人员代约。',
    cureEn: 'Cancel what you no longer need; if you need more, ask at the window or by telephone.',
  },
  barred: {
    status: 403,
    zh: '您 {days} 天内有 {missed} 次约了没来，网上预约暂停到 {until}',
    en: 'You missed {missed} bookings within {days} days; booking on line pauses until {until}',
    cureZh:
      '到期自动恢复。这期间仍可到现场取号、打电话或到窗口请工作人员代约；如有特殊原因（如住院）可请窗口解除。',
    cureEn:
      'It ends by itself. Until then take a number on the spot, or let the window book for you; with a good reason the window ends it early.',
  },
  'hold-expired': {
    status: 409,
    zh: '为您暂留的 {time} 已过保留时间',
    en: '{time} was kept for you, but that time is over',
    cureZh: '请重新选择时间；如果还空着，可以再选它。',
    cureEn: 'Choose again; if it is still free you can take it once more.',
  },
  'booking-settled': {
    status: 409,
    zh: '预约 {number} 现在是“{state}”，不能这样做',
    en: 'Booking {number} is “{state}”: this cannot be done now',
    cureZh: '可能已在另一个窗口办过。请刷新查看最新情况。',
    cureEn: 'It may have been done in another tab. Refresh to see how it stands.',
  },
  'address-missing': {
    status: 422,
    zh: '上门服务需要地址',
    en: 'A visit at home needs an address',
    cureZh: '请写明村（社区）、街巷和门牌，或附近好找的地方。',
    cureEn: 'Write village, lane and number, or something near that is easy to find.',
  },
  'wait-not-needed': {
    status: 409,
    zh: '{day} 还有空号，不用候补',
    en: 'There are free times on {day}: no need to wait',
    cureZh: '请返回直接选一个时间。',
    cureEn: 'Go back and choose a time.',
  },
  'wait-twice': {
    status: 409,
    zh: '您已在 {day} 的候补名单里',
    en: 'You are on the waiting list of {day} already',
    cureZh: '有人退号会自动为您留号并发消息，不用重复登记。',
    cureEn: 'What is given back is kept for you and you are told; there is nothing more to do.',
  },
  'too-early': {
    status: 409,
    zh: '现在报到太早，{time} 起可以报到',
    en: 'It is too early to arrive; you can from {time}',
    cureZh: '请到时再来报到；如果想早点办，可以不用预约、现场取号排队。',
    cureEn: 'Come back then; or take a number without the booking and queue.',
  },
  'not-queued': {
    status: 409,
    zh: '这个项目不用取号',
    en: 'No number is taken for this',
    cureZh: '请按预约的时间直接前往。',
    cureEn: 'Go there at the booked time.',
  },
  'ticket-settled': {
    status: 409,
    zh: '{number} 号已经结束',
    en: 'Number {number} is over',
    cureZh: '需要的话请重新取号。',
    cureEn: 'Take a new number if you need one.',
  },
  'site-unknown': {
    status: 404,
    zh: '没有这个大厅，或屏幕地址已更换',
    en: 'There is no such hall, or the address of the screen has changed',
    cureZh: '请管理人员在“预约与排队 · 大厅屏”里复制新的地址。',
    cureEn: 'Ask the staff for the new address under “Bookings · screens”.',
  },
});

export const problems = defineProblems({ ...ownProblems, ...deskProblems });

export const problem = problemsOf(problems);
