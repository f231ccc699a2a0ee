/** Service halls of the demo's towns. */
import { days, type DemoResource, type DemoSite, workdays } from './pieces.ts';

/** Windows side by side: from the first number on. */
const windows = (first: number, count: number, usernames: readonly string[] = []): DemoResource[] =>
  Array.from({ length: count }, (_, at) => ({
    nameZh: `${first + at} 号窗口`,
    nameEn: `Window ${first + at}`,
    spotZh: '一楼大厅',
    weekly: days(workdays),
    ...(usernames[at] ? { username: usernames[at] } : {}),
  }));

/** The service hall of the first town. */
export const hall: DemoSite = {
  code: 'hall-qingxi',
  nameZh: '清溪镇便民服务中心',
  nameEn: 'Qingxi Service Hall',
  locationZh: '清溪大街 1 号一楼',
  publicPhone: '0700-88661234',
  pools: [
    {
      kind: 'window',
      department: 'civil-affairs',
      nameZh: '社保医保',
      nameEn: 'Social and medical insurance',
      letter: 'D',
      slotMinutes: 15,
      hintZh: '参保、缴费、异地就医备案、待遇认证。请带身份证。',
      hintEn: 'Insurance, contributions, treatment elsewhere. Bring your identity card.',
      rules: { noticeMinutes: 30 },
      resources: windows(1, 3, ['clerk1', 'clerk2']),
    },
    {
      kind: 'window',
      department: 'civil-affairs',
      nameZh: '民政救助',
      nameEn: 'Civil affairs and assistance',
      letter: 'E',
      slotMinutes: 20,
      hintZh: '低保、高龄津贴、残疾人补贴。请带身份证、户口簿、银行卡。',
      hintEn: 'Allowances. Bring identity card, household register and bank card.',
      rules: { noticeMinutes: 30 },
      resources: windows(4, 2),
    },
    {
      kind: 'window',
      department: 'construction',
      nameZh: '建房与不动产',
      nameEn: 'Building and property',
      letter: 'F',
      slotMinutes: 30,
      hintZh: '宅基地申请、建房审批、不动产登记。请带宗地图或原证。',
      hintEn: 'House plots, building permits, property register. Bring the plan or the old deed.',
      rules: { noticeMinutes: 60 },
      resources: windows(6, 1),
    },
    {
      kind: 'room',
      department: 'office',
      nameZh: '调解室与会议室',
      nameEn: 'Mediation and meeting rooms',
      letter: 'R',
      slotMinutes: 60,
      hintZh: '邻里调解、村民议事、培训可免费借用，请爱护设施。',
      hintEn: 'Free for mediation, meetings and lessons.',
      rules: { noticeMinutes: 240, afterMinutes: 15, needsApproval: true, queued: false },
      resources: [
        { nameZh: '调解室', nameEn: 'Mediation room', spotZh: '二楼 201', weekly: days(workdays) },
        { nameZh: '小会议室', nameEn: 'Meeting room', spotZh: '二楼 203', weekly: days(workdays) },
      ],
    },
  ],
};

/** The one of its twin. */
export const twinHall: DemoSite = {
  code: 'hall-qingxi',
  nameZh: '白沙镇便民服务中心',
  nameEn: 'Baisha Service Hall',
  locationZh: '白沙镇政府院内',
  publicPhone: '0700-88670001',
  pools: [
    {
      kind: 'window',
      department: 'office',
      nameZh: '综合窗口',
      nameEn: 'General window',
      letter: 'A',
      slotMinutes: 20,
      hintZh: '社保、民政、证明类事项综合受理。',
      hintEn: 'Insurance, civil affairs and certificates at one window.',
      rules: { noticeMinutes: 30 },
      resources: windows(1, 2),
    },
  ],
};
