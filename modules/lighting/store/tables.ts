/** Row types of the lighting schema. */
import type { CalendarWhen, ProgrammeStep } from '../rules/programme.ts';
import type { DecidedBy } from '../rules/decide.ts';
import type { LampFault } from '../rules/verdict.ts';

export interface SettingsRow {
  tenantId: string;
  calendarCode: string;
  fenPerKwh: number;
  kgCo2PerKwh: number;
  baselineUncertainty: number;
  meterUncertainty: number;
  version: number;
  revision: string;
}

export interface ProgrammeRow {
  tenantId: string;
  code: string;
  nameZh: string;
  nameEn: string;
  steps: readonly ProgrammeStep[];
  version: number;
}

export interface CalendarRow {
  tenantId: string;
  code: string;
  nameZh: string;
  nameEn: string;
  rules: readonly { readonly when: CalendarWhen; readonly programmeCode: string }[];
  usualProgrammeCode: string;
  version: number;
}

export interface GroupRow {
  tenantId: string;
  code: string;
  nameZh: string;
  nameEn: string;
  calendarCode: string | null;
  ratedWatts: number;
  baselineWatts: number;
  sensorLevel: number | null;
  sensorHoldSeconds: number;
  version: number;
}

export type TargetKind = 'all' | 'group' | 'cabinet' | 'lamp';

export interface OverrideRow {
  tenantId: string;
  id: string;
  kind: 'emergency' | 'override';
  targetKind: TargetKind;
  target: string;
  levelPercent: number;
  fromAt: Date;
  untilAt: Date;
  cancelled: boolean;
  reason: string;
  createdBy: string | null;
  createdByName: string;
}

export interface WishRow {
  tenantId: string;
  groupCode: string;
  at: Date;
  untilAt: Date;
}

export interface StateRow {
  tenantId: string;
  thingId: string;
  levelPercent: number;
  decidedBy: DecidedBy;
  since: Date;
  untilAt: Date | null;
  suspected: LampFault | null;
}

/** What a lamp may do wrong over a time. */
export type FaultKind = LampFault | 'not-following';

export interface FaultRow {
  tenantId: string;
  id: string;
  thingId: string;
  kind: FaultKind;
  fromAt: Date;
  toAt: Date | null;
}

/** Energy and saving of a cabinet on a local day that has ended. */
export interface EnergyDayRow {
  tenantId: string;
  thingId: string;
  dayAt: Date;
  meteredKwh: number;
  baselineKwh: number;
  savedKwh: number;
  amountFen: number;
  kgCo2: number;
  coverage: number;
  claimed: boolean;
  lamps: number;
  darkLamps: number;
  villageId: string | null;
  gridCellId: string | null;
  departmentId: string | null;
}

export interface LightingTables {
  'lighting.settings': SettingsRow;
  'lighting.programmes': ProgrammeRow;
  'lighting.calendars': CalendarRow;
  'lighting.groups': GroupRow;
  'lighting.overrides': OverrideRow;
  'lighting.wishes': WishRow;
  'lighting.states': StateRow;
  'lighting.faults': FaultRow;
  'lighting.energyDays': EnergyDayRow;
}
