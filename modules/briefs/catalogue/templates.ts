/** The templates that every town begins with. */
import type { SectionKind, SectionPlan, TemplateInput } from '../contract/template.ts';

const section = (
  id: string,
  kind: SectionKind,
  [titleZh, titleEn]: readonly [string, string],
  more: Partial<SectionPlan> = {},
): SectionPlan => ({
  id,
  kind,
  on: true,
  titleZh,
  titleEn,
  indicators: [],
  limit: 5,
  chart: true,
  textZh: '',
  textEn: '',
  ...more,
});

const volumes = ['reports', 'cases-registered', 'cases-closed'];
const standing = ['open-cases', 'open-overdue'];

const overview = (indicators: readonly string[]): SectionPlan =>
  section('overview', 'overview', ['总体情况', 'The town as a whole'], {
    indicators: [...indicators],
  });
const villages = section('villages', 'villages', ['各村（社区）对比', 'Village by village'], {
  indicators: ['cases-registered', 'cases-closed', 'in-time-rate'],
});
const categories = (limit: number): SectionPlan =>
  section('categories', 'categories', ['高发类别', 'What is reported most'], {
    indicators: ['cases-registered'],
    limit,
  });
const departments = section('departments', 'departments', ['部门办理', 'Departments'], {
  indicators: ['cases-closed', 'in-time-rate', 'handling-median'],
  limit: 12,
  chart: false,
});
const channels = section('channels', 'channels', ['上报渠道', 'How it was reported'], {
  indicators: ['reports'],
  limit: 8,
  chart: false,
});
const notable = (limit: number): SectionPlan =>
  section('notable', 'notable', ['重点事件', 'Cases to look at'], { limit, chart: false });
const sensing = section('sensing', 'figures', ['感知与设备', 'Devices and alarms'], {
  indicators: [
    'device-online-share',
    'device-outages',
    'alarms-raised',
    'alarms-urgent',
    'alarm-acknowledge-median',
  ],
  chart: false,
});

const usually: Omit<TemplateInput, 'code' | 'kind' | 'titleZh' | 'titleEn' | 'sections'> = {
  issuerZh: '综合指挥中心',
  issuerEn: 'Operations centre',
  compare: 'before',
  schedule: {
    on: false,
    at: '08:30',
    weekday: 1,
    monthDay: 1,
    workingDaysOnly: true,
    reviewMinutes: 0,
  },
  recipients: { roles: ['leader', 'departmentHead', 'officer'], personIds: [] },
  attach: 'pdf',
};

/** Daily, weekly and monthly, as shipped; their schedules are switched on by the town. */
export const shippedTemplates: readonly TemplateInput[] = [
  {
    ...usually,
    code: 'daily',
    kind: 'daily',
    titleZh: '镇域运行日报',
    titleEn: 'Daily brief of the town',
    compare: 'weekBefore',
    recipients: { roles: ['leader', 'officer'], personIds: [] },
    sections: [
      overview([...volumes, 'in-time-rate', ...standing]),
      villages,
      section('trend', 'trend', ['上报时段', 'Hours of the day'], { indicators: ['reports'] }),
      categories(5),
      notable(5),
    ],
  },
  {
    ...usually,
    code: 'weekly',
    kind: 'weekly',
    titleZh: '镇域运行周报',
    titleEn: 'Weekly report of the town',
    schedule: { ...usually.schedule, at: '09:00', reviewMinutes: 60 },
    sections: [
      overview([...volumes, 'in-time-rate', 'satisfaction-rate', 'handling-median', ...standing]),
      villages,
      section('trend', 'trend', ['每日走势', 'Day by day'], { indicators: ['cases-registered'] }),
      categories(8),
      departments,
      notable(5),
      sensing,
    ],
  },
  {
    ...usually,
    code: 'monthly',
    kind: 'monthly',
    titleZh: '镇域运行月报',
    titleEn: 'Monthly report of the town',
    schedule: { ...usually.schedule, at: '10:00', reviewMinutes: 1440 },
    sections: [
      overview([
        ...volumes,
        'response-rate',
        'in-time-rate',
        'satisfaction-rate',
        'handling-median',
        'reopen-rate',
        ...standing,
      ]),
      villages,
      section('trend', 'trend', ['每日走势', 'Day by day'], { indicators: ['cases-registered'] }),
      categories(10),
      channels,
      departments,
      notable(8),
      sensing,
    ],
  },
];
