/** Believable values for previews and test messages. */
const sampleWords: Readonly<Record<string, string>> = {
  number: 'QX-20261123-0042',
  title: '东街路灯不亮',
  item: '义务教育入学报名',
  way: '到窗口领取',
  address: '圩镇社区东街 12 号',
  deadline: '11月25日 18:00',
  department: '城建环卫所',
  reason: '现场需要另一部门配合',
  by: '王主任',
  note: '请尽快处理',
  until: '11月30日',
  percent: '80',
  decision: '已批准',
  category: '路灯损坏',
  progress: '处置人员已到现场',
  question: '是哪一根灯杆?',
  mainNumber: 'QX-20261122-0017',
  code: '246810',
  minutes: '5',
  level: '紧急',
  thing: '东街 3 号井盖',
  value: '是',
  case: 'QX-20261123-0043',
  lasted: '42 分钟',
  period: '11月16日至22日',
  lead: '本周立案 287 件,按时结案率 96.3%。',
  edition: '',
  what: '新增 3 行',
  link: '/r/QX-20261123-0042',
  name: '张三',
};

/** A value for every name. */
export const samples = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, sampleWords[name] ?? name]));
