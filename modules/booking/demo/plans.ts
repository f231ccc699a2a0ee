/** Halls, clinics, doctors and windows of the demo's towns. */
import { hall, twinHall } from './halls.ts';
import { days, type DemoSite, everyDay, workdays } from './pieces.ts';

const clinic: DemoSite = {
  code: 'clinic-qingxi',
  nameZh: '清溪镇卫生院',
  nameEn: 'Qingxi Town Clinic',
  locationZh: '学府路 9 号',
  publicPhone: '0700-88662120',
  pools: [
    {
      kind: 'doctor',
      department: 'health',
      nameZh: '全科门诊',
      nameEn: 'General practice',
      letter: 'A',
      slotMinutes: 15,
      hintZh: '请带社保卡或身份证；量血压、测血糖可空腹来。',
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
      hintZh: '请带预防接种证，接种后留观 30 分钟。',
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
          nameZh: '上门一组（护士张敏）',
          nameEn: 'Team 1 (nurse Zhang Min)',
          titleZh: '护士',
          titleEn: 'nurse',
          weekly: days(workdays),
        },
        {
          nameZh: '上门二组（护士罗霞）',
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
  publicPhone: '0700-88662166',
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

/** The sites of a town of the demo. */
export function demoSites(townCode: string): readonly DemoSite[] {
  return townCode === 'qingxi' ? [clinic, villageClinic, hall] : [twinHall];
}
