/** Halls, clinics, doctors and windows of the demo's towns. */
import type { WeeklyHours } from '../contract/plans.ts';
import type { PoolRow, ResourceRow } from '../store/tables.ts';

/** A site as the demo tells it. */
export interface DemoSite {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly locationZh: string;
  readonly publicPhone: string;
  readonly pools: readonly DemoPool[];
}

type PoolWords = Pick<PoolRow, 'kind' | 'nameZh' | 'nameEn' | 'letter' | 'slotMinutes'>;

/** A pool with its resources. */
export interface DemoPool extends PoolWords {
  readonly department: string;
  readonly hintZh: string;
  readonly hintEn: string;
  readonly rules?: Partial<PoolRow>;
  readonly resources: readonly DemoResource[];
}

type ResourceWords = Pick<ResourceRow, 'nameZh' | 'nameEn' | 'weekly'>;

/** A resource as the demo tells it. */
export interface DemoResource extends ResourceWords {
  readonly titleZh?: string;
  readonly titleEn?: string;
  readonly spotZh?: string;
  readonly capacity?: number;
  /** User name of the member of staff behind it. */
  readonly username?: string;
}

const [morning, noon] = [480, 720];
const [afternoon, evening] = [840, 1050];

/** Mornings and afternoons of weekdays. */
function days(weekdays: readonly number[], halves: 'both' | 'morning' | 'afternoon' = 'both') {
  return weekdays.flatMap((weekday): WeeklyHours[] => [
    ...(halves === 'afternoon' ? [] : [{ weekday, fromMinute: morning, untilMinute: noon }]),
    ...(halves === 'morning' ? [] : [{ weekday, fromMinute: afternoon, untilMinute: evening }]),
  ]);
}

const workdays = [1, 2, 3, 4, 5];
const everyDay = [0, 1, 2, 3, 4, 5, 6];

const clinic: DemoSite = {
  code: 'clinic-qingxi',
  nameZh: '青溪镇卫生院',
  nameEn: 'Qingxi Town Clinic',
  locationZh: '圩镇健康路 6 号',
  publicPhone: '0797-5550120',
  pools: [
    {
      kind: 'doctor',
      department: 'health',
      nameZh: '全科门诊',
      nameEn: 'General practice',
      letter: 'A',
      slotMinutes: 15,
      hintZh: '请带社保卡或身份证;量血压、测血糖可空腹来。',
      hintEn: 'Bring your social insurance or identity card; come fasting for blood sugar.',
      rules: { noticeMinutes: 30, onHolidays: 'open' },
      resources: [
        {
          nameZh: '王建国',
          nameEn: 'Dr Wang Jianguo',
          titleZh: '主治医师',
          titleEn: 'attending physician',
          spotZh: '一楼 1 诊室',
          username: 'crew-health-1',
          weekly: days(everyDay),
        },
        {
          nameZh: '李淑芬',
          nameEn: 'Dr Li Shufen',
          titleZh: '副主任医师',
          titleEn: 'associate chief physician',
          spotZh: '一楼 2 诊室',
          weekly: days(workdays),
        },
        {
          nameZh: '陈晓东',
          nameEn: 'Dr Chen Xiaodong',
          titleZh: '全科医师',
          titleEn: 'general practitioner',
          spotZh: '一楼 3 诊室',
          weekly: days([1, 3, 5, 6]),
        },
      ],
    },
    {
      kind: 'doctor',
      department: 'health',
      nameZh: '中医康复科',
      nameEn: 'Chinese medicine and rehabilitation',
      letter: 'B',
      slotMinutes: 20,
      hintZh: '针灸、推拿请穿宽松衣裤。',
      hintEn: 'Wear loose clothes for acupuncture and massage.',
      rules: { noticeMinutes: 60, afterMinutes: 10 },
      resources: [
        {
          nameZh: '刘伯安',
          nameEn: 'Dr Liu Boan',
          titleZh: '中医师',
          titleEn: 'physician of Chinese medicine',
          spotZh: '二楼 5 诊室',
          weekly: days([1, 2, 4], 'both'),
        },
        {
          nameZh: '何秀英',
          nameEn: 'Dr He Xiuying',
          titleZh: '康复治疗师',
          titleEn: 'rehabilitation therapist',
          spotZh: '二楼 6 诊室',
          weekly: days([2, 3, 5], 'morning'),
        },
      ],
    },
    {
      kind: 'window',
      department: 'health',
      nameZh: '儿童预防接种',
      nameEn: 'Vaccination of children',
      letter: 'C',
      slotMinutes: 30,
      hintZh: '请带预防接种证,接种后留观 30 分钟。',
      hintEn: 'Bring the vaccination book; stay 30 minutes afterwards.',
      rules: { noticeMinutes: 120, horizonDays: 28 },
      resources: [
        {
          nameZh: '接种室',
          nameEn: 'Vaccination room',
          spotZh: '一楼东侧',
          capacity: 6,
          weekly: days([3, 5], 'morning'),
        },
      ],
    },
    {
      kind: 'visit',
      department: 'health',
      nameZh: '家庭医生上门',
      nameEn: 'Family doctor at home',
      letter: 'V',
      slotMinutes: 60,
      hintZh: '行动不便的老人、残疾人可约上门测量、换药、指导用药。',
      hintEn: 'For old and disabled people who cannot come: check-ups, dressings, medicines.',
      rules: {
        noticeMinutes: 720,
        afterMinutes: 30,
        needsApproval: true,
        asksAddress: true,
        queued: false,
      },
      resources: [
        {
          nameZh: '上门一组(护士张敏)',
          nameEn: 'Team 1 (nurse Zhang Min)',
          titleZh: '护士',
          titleEn: 'nurse',
          weekly: days(workdays),
        },
        {
          nameZh: '上门二组(护士罗霞)',
          nameEn: 'Team 2 (nurse Luo Xia)',
          titleZh: '护士',
          titleEn: 'nurse',
          weekly: days([1, 3, 5]),
        },
      ],
    },
  ],
};

const villageClinic: DemoSite = {
  code: 'clinic-baishi',
  nameZh: '白石村卫生室',
  nameEn: 'Baishi Village Clinic',
  locationZh: '白石村委会旁',
  publicPhone: '0797-5550166',
  pools: [
    {
      kind: 'doctor',
      department: 'health',
      nameZh: '村医门诊',
      nameEn: 'Village doctor',
      letter: 'A',
      slotMinutes: 15,
      hintZh: '慢病取药请带上次的处方。',
      hintEn: 'For medicines bring the last prescription.',
      rules: { noticeMinutes: 15, onHolidays: 'open' },
      resources: [
        {
          nameZh: '曾志明',
          nameEn: 'Dr Zeng Zhiming',
          titleZh: '乡村医生',
          titleEn: 'village doctor',
          spotZh: '诊室',
          weekly: days([1, 2, 3, 4, 5, 6]),
        },
      ],
    },
  ],
};

/** Windows side by side: from the first number on. */
const windows = (first: number, count: number, usernames: readonly string[] = []): DemoResource[] =>
  Array.from({ length: count }, (_, at) => ({
    nameZh: `${first + at} 号窗口`,
    nameEn: `Window ${first + at}`,
    spotZh: '一楼大厅',
    weekly: days(workdays),
    ...(usernames[at] ? { username: usernames[at] } : {}),
  }));

const hall: DemoSite = {
  code: 'hall-qingxi',
  nameZh: '青溪镇便民服务中心',
  nameEn: 'Qingxi Service Hall',
  locationZh: '圩镇政府路 1 号一楼',
  publicPhone: '0797-5551234',
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
      hintZh: '邻里调解、村民议事、培训可免费借用,请爱护设施。',
      hintEn: 'Free for mediation, meetings and lessons.',
      rules: { noticeMinutes: 240, afterMinutes: 15, needsApproval: true, queued: false },
      resources: [
        { nameZh: '调解室', nameEn: 'Mediation room', spotZh: '二楼 201', weekly: days(workdays) },
        { nameZh: '小会议室', nameEn: 'Meeting room', spotZh: '二楼 203', weekly: days(workdays) },
      ],
    },
  ],
};

const twinHall: DemoSite = {
  code: 'hall-qingxi',
  nameZh: '白沙镇便民服务中心',
  nameEn: 'Baisha Service Hall',
  locationZh: '白沙镇政府院内',
  publicPhone: '0797-5660001',
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

/** The sites of a town of the demo. */
export function demoSites(townCode: string): readonly DemoSite[] {
  return townCode === 'qingxi' ? [clinic, villageClinic, hall] : [twinHall];
}
