/** Row types of the volunteering schema. */
import type { Device } from '../contract/stations.ts';
import type { VisitState } from '../contract/states.ts';
import type { Step } from '../contract/volunteers.ts';
import type { DeviceKind, Matter, Skill } from '../contract/words.ts';

export interface SettingsRow {
  tenantId: string;
  fromAge: number;
  revisitDays: number;
  coveredDays: number;
}

export interface VolunteerRecord {
  id: string;
  tenantId: string;
  personId: string;
  skills: Skill[];
  villageIds: string[];
  weekdays: number[];
  note: string;
  consentAt: Date;
  state: 'active' | 'paused' | 'ended';
  endedAt: Date | null;
  createdBy: string | null;
  createdAt: Date;
  version: number;
}

export interface LessonRecord {
  id: string;
  tenantId: string;
  code: string;
  titleZh: string;
  titleEn: string;
  skill: Skill;
  minutes: number;
  steps: Step[];
  position: number;
  active: boolean;
  version: number;
}

export interface VisitRecord {
  id: string;
  tenantId: string;
  olderId: string;
  villageId: string | null;
  gridCellId: string | null;
  volunteerId: string;
  personId: string;
  day: string;
  lessons: string[];
  state: VisitState;
  revisitOf: string | null;
  arrivedAt: Date | null;
  leftAt: Date | null;
  minutes: number | null;
  longitude: number | null;
  latitude: number | null;
  distanceMetres: number | null;
  skills: Skill[];
  photoIds: string[];
  note: string;
  points: number;
  createdBy: string | null;
  createdAt: Date;
  version: number;
}

export interface StationRecord {
  id: string;
  tenantId: string;
  code: string;
  titleZh: string;
  titleEn: string;
  placeZh: string;
  villageId: string | null;
  gridCellId: string | null;
  longitude: number;
  latitude: number;
  helpLine: string;
  devices: Device[];
  hours: number[][][];
  exceptions: { day: string; spans: number[][]; reasonZh: string }[];
  keeperId: string | null;
  active: boolean;
  version: number;
}

export interface StationVisitRecord {
  id: string;
  tenantId: string;
  stationId: string;
  day: string;
  matter: Matter;
  people: number;
  older: number;
  notedBy: string | null;
  notedAt: Date;
}

export interface StationFaultRecord {
  id: string;
  tenantId: string;
  stationId: string;
  kind: DeviceKind;
  words: string;
  caseId: string;
  caseNumber: string;
  state: 'open' | 'mended';
  reportedBy: string | null;
  reportedAt: Date;
  mendedAt: Date | null;
}

export interface VolunteeringTables {
  'volunteering.settings': SettingsRow;
  'volunteering.volunteers': VolunteerRecord;
  'volunteering.lessons': LessonRecord;
  'volunteering.visits': VisitRecord;
  'volunteering.stations': StationRecord;
  'volunteering.stationVisits': StationVisitRecord;
  'volunteering.stationFaults': StationFaultRecord;
}
