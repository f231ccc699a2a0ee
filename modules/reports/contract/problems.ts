import { defineProblems, problemsOf } from '#platform/problems/index.ts';

/** Problems of reporting and following a report. */
export const problems = defineProblems({
  'report-empty': {
    status: 422,
    zh: '还没有说明问题',
    en: 'The report says nothing yet',
    cureZh: '请写一句话、拍一张照片、录一段语音或选一个类别，任选其一即可。',
    cureEn:
      'Write a sentence, take a photo, record your voice or choose a category; one is enough.',
  },
  'report-outside-county': {
    status: 422,
    zh: '所选位置不在{county}范围内',
    en: 'The position lies outside {county}',
    cureZh: '请把图钉移到本县内的地点，或不选位置只写地址。',
    cureEn: 'Move the pin into the county, or leave the position out and write the address.',
  },
  'file-unknown': {
    status: 422,
    zh: '第 {index} 个附件已失效',
    en: 'Attachment {index} is no longer there',
    cureZh: '请重新上传这个附件，其余内容仍保留。',
    cureEn: 'Upload it again; the rest is kept.',
  },
  'report-category-unknown': {
    status: 422,
    zh: '没有代码为“{code}”的类别',
    en: 'There is no category “{code}”',
    cureZh: '请从列表中选择类别。',
    cureEn: 'Choose from the list.',
  },
  'report-place-unknown': {
    status: 404,
    zh: '没有编号为“{code}”的地点',
    en: 'There is no place “{code}”',
    cureZh: '二维码可能已更换，请在地图上选择位置。',
    cureEn: 'The code may have been replaced; choose the position on the map.',
  },
  'clock-ahead': {
    status: 422,
    zh: '手机时间比服务器快 {minutes} 分钟',
    en: "The phone's clock is {minutes} minutes ahead of the server",
    cureZh: '请在手机设置中打开“自动设置时间”后重试。',
    cureEn: "Switch on automatic time in the phone's settings and try again.",
  },
  'report-unknown': {
    status: 404,
    zh: '没有找到这件上报，或查询凭据不对',
    en: 'No such report, or the token does not belong to it',
    cureZh: '请核对编号，凭据为上报成功页的链接，或上报时手机号的后四位。',
    cureEn: 'Check the number; use the link of the receipt or the last four digits of your phone.',
  },
  'reporter-unreachable': {
    status: 422,
    zh: '上报人没有留下联系方式，也没有可查询的页面',
    en: 'The reporter left no way to be reached',
    cureZh: '请安排网格员到现场核实。',
    cureEn: 'Send the grid worker to look.',
  },
});

/** Thrower of this module's problems. */
export const problem = problemsOf(problems);
