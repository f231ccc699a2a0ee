/** The plan every town begins with. */
import type { CalendarRow, GroupRow, ProgrammeRow, SettingsRow } from '../store/tables.ts';
import type { ProgrammeStep } from '../rules/programme.ts';

type Own<T> = Omit<T, 'tenantId' | 'version'>;

const dusk = (levelPercent: number, offsetMinutes = 0): ProgrammeStep => ({
  at: { kind: 'dusk', offsetMinutes },
  levelPercent,
});
const dawn = (levelPercent: number, offsetMinutes = 0): ProgrammeStep => ({
  at: { kind: 'dawn', offsetMinutes },
  levelPercent,
});
const clock = (hours: number, minutes: number, levelPercent: number): ProgrammeStep => ({
  at: { kind: 'clock', minute: hours * 60 + minutes },
  levelPercent,
});

/** Shipped programmes. */
export const shippedProgrammes: readonly Own<ProgrammeRow>[] = [
  { code: 'all-night', nameZh: '整夜全亮', nameEn: 'All night at full light', steps: [dusk(100)] },
  {
    code: 'main-dimming',
    nameZh: '主街分段调光',
    nameEn: 'Main street, dimmed in steps',
    steps: [dusk(100), clock(22, 30, 60), clock(0, 30, 40), clock(5, 0, 70), dawn(0, -5)],
  },
  {
    code: 'street-dimming',
    nameZh: '支路分段调光',
    nameEn: 'Side streets, dimmed in steps',
    steps: [dusk(100, 5), clock(22, 0, 50), clock(0, 0, 30), clock(5, 30, 60), dawn(0, -10)],
  },
  {
    code: 'village-half-night',
    nameZh: '村道半夜灯',
    nameEn: 'Village roads, half the night',
    steps: [dusk(80, 10), clock(22, 0, 30), clock(0, 0, 0), clock(5, 30, 50), dawn(0, -15)],
  },
  {
    code: 'market-early',
    nameZh: '圩日早市',
    nameEn: 'Market day, early morning',
    steps: [dusk(100), clock(22, 30, 50), clock(3, 30, 100), dawn(0)],
  },
  {
    code: 'festival',
    nameZh: '节日亮化',
    nameEn: 'Festival',
    steps: [dusk(100), clock(1, 0, 60), clock(5, 0, 80), dawn(0)],
  },
];

/** Shipped calendars. */
export const shippedCalendars: readonly Own<CalendarRow>[] = [
  {
    code: 'main',
    nameZh: '主街日历',
    nameEn: 'Main street',
    usualProgrammeCode: 'main-dimming',
    rules: [
      { when: { kind: 'festival' }, programmeCode: 'festival' },
      { when: { kind: 'marketDay' }, programmeCode: 'market-early' },
    ],
  },
  {
    code: 'streets',
    nameZh: '支路日历',
    nameEn: 'Side streets',
    usualProgrammeCode: 'street-dimming',
    rules: [{ when: { kind: 'festival' }, programmeCode: 'festival' }],
  },
  {
    code: 'village',
    nameZh: '村道日历',
    nameEn: 'Village roads',
    usualProgrammeCode: 'village-half-night',
    rules: [
      { when: { kind: 'festival' }, programmeCode: 'all-night' },
      { when: { kind: 'season', from: '01-20', to: '02-20' }, programmeCode: 'street-dimming' },
    ],
  },
];

/** Shipped settings; the factor is that of the national grid for 2023 (MEE and NBS, 2025). */
export const shippedSettings: Omit<SettingsRow, 'tenantId' | 'version' | 'revision'> = {
  calendarCode: 'streets',
  fenPerKwh: 65,
  kgCo2PerKwh: 0.5306,
  baselineUncertainty: 0.02,
  meterUncertainty: 0.0058,
};

/** Groups of a usual market town; `baselineWatts` are sodium lamps with their gear. */
export const shippedGroups: readonly Own<GroupRow>[] = [
  groupOf('lamps-main', '主街路灯', 'Main street lamps', ['main', 90, 172]),
  groupOf('lamps-streets', '支路路灯', 'Side street lamps', ['streets', 60, 117]),
  groupOf('lamps-county-road', '过境公路路灯', 'Through road lamps', ['streets', 120, 285]),
  {
    ...groupOf('lamps-riverside', '滨河步道灯', 'Riverside lamps', ['streets', 45, 117]),
    sensorLevel: 90,
  },
  groupOf('lamps-village', '村道路灯', 'Village road lamps', ['village', 30, 82]),
];

function groupOf(
  code: string,
  nameZh: string,
  nameEn: string,
  [calendarCode, ratedWatts, baselineWatts]: readonly [string, number, number],
): Own<GroupRow> {
  return {
    code,
    nameZh,
    nameEn,
    calendarCode,
    ratedWatts,
    baselineWatts,
    sensorLevel: null,
    sensorHoldSeconds: 300,
  };
}
