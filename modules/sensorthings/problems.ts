/** What can go wrong with a SensorThings request; the reason says what and where. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'sensorthings-request': {
    status: 400,
    zh: 'SensorThings 请求有误：{reason}',
    en: 'The SensorThings request is faulty: {reason}',
    cureZh: '请按 OGC SensorThings 1.1 改正后重发。',
    cureEn: 'Mend it after OGC SensorThings 1.1 and send again.',
  },
  'sensorthings-missing': {
    status: 404,
    zh: '这个地址下没有内容：{reason}',
    en: 'There is nothing at this address: {reason}',
    cureZh: '请从 /sensorthings/v1.1 起按链接查找；没有密钥时只能看到公开的设备。',
    cureEn: 'Follow the links from /sensorthings/v1.1; without a key only open devices are seen.',
  },
  'sensorthings-kept': {
    status: 405,
    zh: '这条记录不能修改，也不能删除：{reason}',
    en: 'This is neither changed nor deleted: {reason}',
    cureZh: '此地址只接受 GET 和 HEAD；请按所说的办法另行提交，原记录保留。',
    cureEn: 'This address takes GET and HEAD only; send what is named instead, the former stays.',
  },
  'sensorthings-not-offered': {
    status: 501,
    zh: '此接口不提供这项操作：{reason}',
    en: 'This is not offered here: {reason}',
    cureZh: '请改用所说的办法，或查看模块说明。',
    cureEn: 'Use the way that is named, or see the README of the module.',
  },
});

/** Throws one of them. */
export const problem = problemsOf(problems);
