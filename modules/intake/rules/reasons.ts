/** Words for why a value is refused, for files that leave the house; screens have the same in their texts. */
const words: Readonly<Record<string, string>> = {
  missing: '必填，但没有值',
  damaged: '长号码被 Excel 损坏（如 4.30121E+17），须从原系统重新导出',
  twice: '与前面的一行主键重复',
  'not-in-list': '不在允许的取值中',
  'too-small': '小于允许的最小值',
  'too-large': '大于允许的最大值',
  'too-long': '超过允许的长度',
  'not-like-pattern': '不符合规定的格式',
  'out-of-range': '超出经纬度范围',
  'not-integer': '不是整数',
  'not-decimal': '不是数字',
  'not-longitude': '不是经度',
  'not-latitude': '不是纬度',
  'not-date': '不是日期',
  'not-instant': '不是日期时间',
  'not-boolean': '不是“是”或“否”',
  'not-idNumber': '身份证号码有误（位数、出生日期或校验码不对）',
  'not-socialCredit': '统一社会信用代码有误（位数或校验码不对）',
  'not-phone': '不是手机号或带区号的固定电话',
  'not-plate': '不是车牌号',
  'not-bankCard': '不是银行卡号（校验位不对）',
};

/** A reason `field:code` in a sentence. */
export function reasonText(reason: string, titleOf: (key: string) => string): string {
  const at = reason.lastIndexOf(':');
  const [field, code] = [reason.slice(0, at), reason.slice(at + 1)];
  return `${titleOf(field)}：${words[code] ?? code}`;
}
