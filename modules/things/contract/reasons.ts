/** Why a message or one of its values was not taken: one list for every door. Browser-safe. */

/** Texts of each reason. */
export const reasons = {
  'unknown-property': {
    zh: '物模型中没有这个属性',
    en: 'The model has no such property',
  },
  'wrong-type': { zh: '数值类型不符', en: 'The value is of another type' },
  'out-of-range': { zh: '数值超出物模型允许的范围', en: 'The value is outside the model’s range' },
  'not-a-number': { zh: '不是数字（NaN 或无穷大）', en: 'Not a number (NaN or infinite)' },
  'too-long': { zh: '内容过长', en: 'Too long' },
  'no-time': { zh: '时间无法识别', en: 'The time cannot be read' },
  'too-old': { zh: '时间过早', en: 'The time is too long ago' },
  'in-future': { zh: '时间晚于当前时间', en: 'The time lies in the future' },
  'unknown-thing': { zh: '没有登记这台设备', en: 'No such device is registered' },
  disabled: { zh: '设备已停用', en: 'The device is disabled' },
  'bad-signature': { zh: '签名或密钥不符', en: 'Signature or secret does not fit' },
  'bad-frame': { zh: '报文格式有误', en: 'The frame is malformed' },
  'bad-crc': { zh: '校验码不符', en: 'The checksum does not fit' },
  'bad-length': { zh: '报文长度不符', en: 'The length does not fit' },
  'codec-failed': { zh: '解码程序出错或超时', en: 'The codec failed or took too long' },
  'over-budget': { zh: '发送过于频繁，超出限额', en: 'Sent more than its budget' },
  'bad-json': { zh: '不是有效的 JSON', en: 'Not valid JSON' },
  'foreign-topic': { zh: '主题属于另一台设备', en: 'The topic belongs to another device' },
  'unknown-event': { zh: '物模型中没有这个事件', en: 'The model has no such event' },
} as const;

/** A reason of refusal. */
export type ReasonCode = keyof typeof reasons;
