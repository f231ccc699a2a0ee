/** Problems of the LoRaWAN door. */
import { defineProblems, problemsOf } from '#platform/problems/index.ts';

export const problems = defineProblems({
  'codec-faulty': {
    status: 422,
    zh: '编解码程序无法运行：{fault}',
    en: 'The codec cannot be run: {fault}',
    cureZh: '请在试验台上用一条真实报文试运行，改正后再保存。',
    cureEn: 'Try it on the test bench with a real message, mend it, then save.',
  },
  'codec-in-use': {
    status: 409,
    zh: '还有 {count} 台设备在使用这个编解码程序',
    en: '{count} devices still use this codec',
    cureZh: '请先为这些设备指定别的编解码程序。',
    cureEn: 'Give those devices another codec first.',
  },
  'lorawan-off': {
    status: 503,
    zh: 'LoRaWAN 接入没有启用',
    en: 'The LoRaWAN door is not switched on',
    cureZh: '请设置 ZHENSHU_CHIRPSTACK_WEBHOOK_SECRET 后重启。',
    cureEn: 'Set ZHENSHU_CHIRPSTACK_WEBHOOK_SECRET and start again.',
  },
  'lorawan-key': {
    status: 401,
    zh: '网络服务器的密钥不符',
    en: 'The key of the network server does not fit',
    cureZh: '请在 ChirpStack 的 HTTP 集成中填写请求头 Authorization: Bearer 密钥。',
    cureEn: 'Give the header Authorization: Bearer KEY in ChirpStack’s HTTP integration.',
  },
  'lorawan-event': {
    status: 400,
    zh: '不是 ChirpStack v4 的事件：{fault}',
    en: 'This is no event of ChirpStack v4: {fault}',
    cureZh: '请在 HTTP 集成中选择 JSON 编码。',
    cureEn: 'Choose JSON as the payload encoding of the HTTP integration.',
  },
});

/** Thrower of the module's problems. */
export const problem = problemsOf(problems);
