/** Words of volunteering that rules, screens and files share. Browser-safe. */

/** What older people learn to do with a smartphone. */
export const skills = [
  'call',
  'scan',
  'pay',
  'message',
  'fraud',
  'report',
  'booking',
  'health',
] as const;
export type Skill = (typeof skills)[number];

export const deviceKinds = [
  'computer',
  'printer',
  'scanner',
  'kiosk',
  'phone',
  'wifi',
  'charger',
  'defibrillator',
] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** With what people are helped at a station. */
export const matters = ['smartphone', 'print', 'apply', 'pay', 'video', 'other'] as const;
export type Matter = (typeof matters)[number];

const zh: Readonly<Record<string, string>> = {
  call: '会打电话、视频',
  scan: '会扫码',
  pay: '会手机付款',
  message: '会发微信',
  fraud: '会识别诈骗',
  report: '会用码上办',
  booking: '会预约挂号',
  health: '会看健康信息',
  computer: '电脑',
  printer: '打印机',
  scanner: '扫描仪',
  kiosk: '自助终端',
  phone: '电话',
  wifi: '无线网络',
  charger: '充电柜',
  defibrillator: '除颤仪',
  smartphone: '教用手机',
  print: '打印复印',
  apply: '代办事项',
  video: '视频通话',
  other: '其他',
  planned: '待走访',
  arrived: '走访中',
  done: '已走访',
  refused: '不愿接受',
  nobodyHome: '无人应门',
  cancelled: '已取消',
};

/** A word in Chinese, for files and cases. */
export function wordZh(word: string): string {
  return zh[word] ?? word;
}
