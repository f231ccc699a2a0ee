/** Problems of the push door. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'push-json': {
    status: 400,
    zh: '内容不是有效的 JSON:{fault}',
    en: 'The body is not valid JSON: {fault}',
    cureZh: '请以 application/json 发送一个 JSON 对象或数组。',
    cureEn: 'Send one JSON object or list as application/json.',
  },
  'push-source': {
    status: 404,
    zh: '没有这个推送来源，或已停用',
    en: 'There is no such source, or it is switched off',
    cureZh: '请核对推送地址中的来源编号。',
    cureEn: 'Check the number of the source in the address.',
  },
  'push-signature': {
    status: 401,
    zh: '签名不符：{fault}',
    en: 'The signature does not fit: {fault}',
    cureZh:
      '请求头 X-Timestamp 为当前秒数，X-Signature 为 HMAC-SHA256（密钥，时间戳 + "." + 原文）的十六进制。',
    cureEn:
      'Send X-Timestamp (seconds now) and X-Signature: hexadecimal HMAC-SHA256(secret, timestamp + "." + body).',
  },
  'push-replayed': {
    status: 409,
    zh: '这条消息已经收到过',
    en: 'This very message was taken before',
    cureZh: '无需重发；新消息请用新的时间戳重新签名。',
    cureEn: 'Do not send it again; sign new messages with a new timestamp.',
  },
});

/** Thrower of the module's problems. */
export const problem = problemsOf(problems);
