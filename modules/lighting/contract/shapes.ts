/** Shapes of the street lights. */
import {
  Id,
  Instant,
  nullable,
  oneOf,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import type { CalendarWhen, StepTime } from '../rules/programme.ts';

/** Longest override, hours. */
export const longestOverrideHours = 24;

const Text = Type.String();
export const Code = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 40 });
const NameZh = Type.String({ minLength: 1, maxLength: 40 });
const NameEn = Type.String({ maxLength: 60 });
const Percent = Type.Integer({ minimum: 0, maximum: 100 });
export const Version = Type.Integer({ minimum: 0, description: '0: it is new' });
const Day = Type.String({ format: 'date' });

const variant = (kind: string | readonly string[], members: Record<string, unknown>) => ({
  type: 'object',
  properties: { kind: { enum: [kind].flat() }, ...members },
  required: ['kind', ...Object.keys(members)],
  additionalProperties: false,
});

/** When a step begins: by the sun or by the clock. */
export const StepTimeShape = Type.Unsafe<StepTime>({
  anyOf: [
    variant(['dusk', 'dawn'], { offsetMinutes: { type: 'integer', minimum: -720, maximum: 720 } }),
    variant('clock', { minute: { type: 'integer', minimum: 0, maximum: 1439 } }),
  ],
});

/** Which nights a rule of a calendar means. */
export const WhenShape = Type.Unsafe<CalendarWhen>({
  anyOf: [
    variant(['festival', 'marketDay'], {}),
    variant('weekdays', {
      weekdays: {
        type: 'array',
        items: { type: 'integer', minimum: 0, maximum: 6 },
        minItems: 1,
        maxItems: 7,
      },
    }),
    variant('season', {
      from: { type: 'string', pattern: '^[01][0-9]-[0-3][0-9]$' },
      to: { type: 'string', pattern: '^[01][0-9]-[0-3][0-9]$' },
    }),
    variant('dates', {
      from: { type: 'string', format: 'date' },
      to: { type: 'string', format: 'date' },
    }),
  ],
});

/** Steps of a programme (TALQ ControlProgram). */
export const Steps = Type.Array(Type.Object({ at: StepTimeShape, levelPercent: Percent }), {
  minItems: 1,
  maxItems: 12,
});

const programme = { nameZh: NameZh, nameEn: NameEn, steps: Steps };
export const ProgrammeInput = Type.Object({ ...programme, version: Version });
const calendar = {
  nameZh: NameZh,
  nameEn: NameEn,
  rules: Type.Array(Type.Object({ when: WhenShape, programmeCode: Code }), { maxItems: 20 }),
  usualProgrammeCode: Code,
};
export const CalendarInput = Type.Object({ ...calendar, version: Version });
const group = {
  nameZh: NameZh,
  nameEn: NameEn,
  calendarCode: nullable(Code),
  /** W of one lamp at full light. */
  ratedWatts: Type.Number({ minimum: 1, maximum: 2000 }),
  /** W of one lamp before the change, gear included. */
  baselineWatts: Type.Number({ minimum: 1, maximum: 2000 }),
  sensorLevel: nullable(Type.Integer({ minimum: 1, maximum: 100 })),
  sensorHoldSeconds: Type.Integer({ minimum: 10, maximum: 7200 }),
};
export const GroupInput = Type.Object({ ...group, version: Version });
const settings = {
  calendarCode: Code,
  fenPerKwh: Type.Integer({ minimum: 1, maximum: 1000 }),
  kgCo2PerKwh: Type.Number({ minimum: 0, maximum: 2 }),
  baselineUncertainty: Type.Number({ minimum: 0, maximum: 0.5 }),
  meterUncertainty: Type.Number({ minimum: 0, maximum: 0.5 }),
};
export const SettingsInput = Type.Object({ ...settings, version: Version });

/** Everything that is planned. */
export const Plan = Type.Object({
  settings: Type.Object({ ...settings, version: Type.Integer() }),
  programmes: Type.Array(Type.Object({ code: Text, ...programme, version: Type.Integer() })),
  calendars: Type.Array(Type.Object({ code: Text, ...calendar, version: Type.Integer() })),
  groups: Type.Array(
    Type.Object({ code: Text, ...group, version: Type.Integer(), lampCount: Type.Integer() }),
  ),
});
export type Plan = Static<typeof Plan>;

/** A night with what a programme makes of it. */
export const NightView = Type.Object({
  date: Day,
  duskAt: Instant,
  dawnAt: Instant,
  points: Type.Array(Type.Object({ at: Instant, levelPercent: Percent })),
  burningHours: Type.Number(),
  /** Hours of full light that use the same energy. */
  fullHours: Type.Number(),
});
export type NightView = Static<typeof NightView>;

export const decidedBy = ['emergency', 'override', 'daylight', 'sensor', 'programme'] as const;
export const faultKinds = ['lit-by-day', 'dark-by-night', 'not-following'] as const;

/** One lamp as it is and as it should be. */
export const LampView = Type.Object({
  thingId: Id,
  code: Text,
  name: Text,
  position: nullable(Position),
  groupCode: Text,
  cabinetId: nullable(Id),
  /** Null: nothing decided yet. */
  levelPercent: nullable(Type.Integer()),
  by: nullable(oneOf(decidedBy)),
  until: nullable(Instant),
  /** What the lamp reports: 0 off; null unknown. */
  reportedPercent: nullable(Type.Number()),
  powerWatts: nullable(Type.Number()),
  reportedAt: nullable(Instant),
  faults: Type.Array(oneOf(faultKinds)),
});
export type LampView = Static<typeof LampView>;

/** A cabinet with its lamps in numbers. */
export const CabinetView = Type.Object({
  thingId: Id,
  code: Text,
  name: Text,
  position: nullable(Position),
  lampCount: Type.Integer(),
  powerKilowatts: nullable(Type.Number()),
  energyKwh: nullable(Type.Number()),
  leakageMilliamperes: nullable(Type.Number()),
  cableCut: nullable(Type.Boolean()),
  doorOpen: nullable(Type.Boolean()),
  reportedAt: nullable(Instant),
});
export type CabinetView = Static<typeof CabinetView>;

/** A group now. */
export const GroupView = Type.Object({
  code: Text,
  nameZh: Text,
  nameEn: Text,
  lampCount: Type.Integer(),
  litCount: Type.Integer(),
  faultCount: Type.Integer(),
  programmeZh: Text,
  programmeEn: Text,
  levelPercent: Type.Integer(),
  nextAt: nullable(Instant),
});
export type GroupView = Static<typeof GroupView>;

export const targetKinds = ['all', 'group', 'cabinet', 'lamp'] as const;
export const OverrideTarget = Type.Object({
  kind: oneOf(targetKinds),
  /** Group code, or id of the cabinet or lamp; empty for all. */
  id: Type.String({ maxLength: 60 }),
});

/** An override as it runs or ran. */
export const OverrideView = Type.Object({
  id: Id,
  kind: oneOf(['emergency', 'override']),
  targetKind: oneOf(targetKinds),
  target: Text,
  targetName: Text,
  levelPercent: Type.Integer(),
  from: Instant,
  until: Instant,
  cancelled: Type.Boolean(),
  running: Type.Boolean(),
  reason: Text,
  by: Text,
});
export type OverrideView = Static<typeof OverrideView>;

/** The control page. */
export const Board = Type.Object({
  at: Instant,
  /** Tonight's dusk and tomorrow's dawn, or those of the running night. */
  duskAt: nullable(Instant),
  dawnAt: nullable(Instant),
  isNight: Type.Boolean(),
  groups: Type.Array(GroupView),
  cabinets: Type.Array(CabinetView),
  lamps: Type.Array(LampView),
  overrides: Type.Array(OverrideView),
});
export type Board = Static<typeof Board>;

const energy = {
  baselineKwh: Type.Number(),
  meteredKwh: Type.Number(),
  lampChangeKwh: Type.Number(),
  hoursKwh: Type.Number(),
  dimmingKwh: Type.Number(),
  outagesKwh: Type.Number(),
  unexplainedKwh: Type.Number(),
  savedKwh: Type.Number(),
  uncertaintyKwh: Type.Number(),
  coverage: Type.Number(),
  claim: Type.Union([
    Type.Object({
      kwh: Type.Number(),
      amountFen: Type.Integer(),
      kgCo2: Type.Number(),
      share: Type.Number(),
    }),
    Type.Null(),
  ]),
  noClaim: nullable(oneOf(['no-data', 'coverage', 'uncertain'])),
};

/** The saving of a month. */
export const SavingView = Type.Object({
  from: Instant,
  to: Instant,
  darkHours: Type.Number(),
  factors: Type.Object({
    fenPerKwh: Type.Number(),
    kgCo2PerKwh: Type.Number(),
    baselineUncertainty: Type.Number(),
    meterUncertainty: Type.Number(),
  }),
  total: Type.Object(energy),
  cabinets: Type.Array(
    Type.Object({ thingId: Id, code: Text, name: Text, lampCount: Type.Integer(), ...energy }),
  ),
});
export type SavingView = Static<typeof SavingView>;
