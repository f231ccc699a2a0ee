/** Row types of the care schema. */
import type { Tier } from '../contract/allowances.ts';
import type { AllowanceState, PaymentState, RequestState, VisitState } from '../contract/states.ts';
import type {
  CareTask,
  ConsentHow,
  Disability,
  Gender,
  Outcome,
  ProofWay,
  Relation,
  ServiceKind,
  Sign,
} from '../contract/words.ts';

export interface SettingsRow {
  tenantId: string;
  graceMinutes: number;
  escalateMinutes: number;
  proofMonths: number;
  remindDays: number[];
  backPayMonths: number;
  planAheadDays: number;
  version: number;
}

/** A row of care.elders, opened. */
export interface ElderRecord {
  id: string;
  tenantId: string;
  number: number;
  personId: string | null;
  recordId: string | null;
  name: string;
  gender: Gender;
  birthDay: string;
  idNumber: string;
  phone: string;
  address: string;
  villageId: string | null;
  gridCellId: string | null;
  departmentId: string | null;
  longitude: number | null;
  latitude: number | null;
  livingAlone: boolean;
  disability: Disability;
  note: string;
  times: number[];
  pausedFrom: string | null;
  pausedUntil: string | null;
  thingId: string | null;
  deviceId: string | null;
  consentHow: ConsentHow;
  consentAt: Date | null;
  state: 'living' | 'moved' | 'died';
  endedDay: string | null;
  endedAt: Date | null;
  createdBy: string | null;
  createdAt: Date;
  version: number;
}

export interface ContactRecord {
  id: string;
  tenantId: string;
  elderId: string;
  personId: string | null;
  name: string;
  phone: string;
  relation: Relation;
  consent: boolean;
  consentAt: Date | null;
  position: number;
  createdAt: Date;
}

export interface CheckRecord {
  id: string;
  tenantId: string;
  elderId: string;
  day: string;
  minute: number;
  dueAt: Date;
  state: 'done' | 'missed' | 'closed';
  how: Sign | '';
  doneAt: Date | null;
  doneBy: string | null;
  missedAt: Date | null;
  step: number;
  alarmId: string | null;
  caseId: string | null;
  caseNumber: string;
  outcome: Outcome | '';
  reason: string;
  closedAt: Date | null;
  closedBy: string | null;
}

export interface TariffRecord {
  id: string;
  tenantId: string;
  validFrom: string;
  tiers: Tier[];
  basis: string;
  createdBy: string | null;
  createdAt: Date;
}

export interface AllowanceRecord {
  id: string;
  tenantId: string;
  elderId: string;
  state: AllowanceState;
  fromMonth: string;
  lastMonth: string | null;
  provedOn: string | null;
  proofDue: string | null;
  suspendedFrom: string | null;
  accountName: string;
  bankCard: string;
  appliedBy: string | null;
  appliedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  reason: string;
  endedAt: Date | null;
  version: number;
}

export interface ProofRecord {
  id: string;
  tenantId: string;
  allowanceId: string;
  elderId: string;
  day: string;
  how: ProofWay;
  reason: string;
  photoIds: string[];
  longitude: number | null;
  latitude: number | null;
  madeBy: string | null;
  madeAt: Date;
}

export interface PaymentRecord {
  id: string;
  tenantId: string;
  month: string;
  state: PaymentState;
  people: number;
  totalFen: number;
  preparedBy: string | null;
  preparedAt: Date;
  submittedBy: string | null;
  submittedAt: Date | null;
  approvedBy: string | null;
  approvedAt: Date | null;
  paidAt: Date | null;
  reason: string;
  version: number;
}

export interface PaymentItemRecord {
  id: string;
  tenantId: string;
  paymentId: string;
  allowanceId: string;
  elderId: string;
  month: string;
  kind: 'current' | 'back';
  fromAge: number;
  amountFen: number;
}

export interface ServiceRecord {
  id: string;
  tenantId: string;
  code: string;
  kind: ServiceKind;
  nameZh: string;
  nameEn: string;
  hintZh: string;
  hintEn: string;
  categoryCode: string;
  departmentId: string | null;
  priceFen: number;
  minutes: number;
  tasks: CareTask[];
  position: number;
  active: boolean;
  version: number;
}

export interface RequestRecord {
  id: string;
  tenantId: string;
  number: number;
  elderId: string;
  serviceCode: string;
  askedAs: 'self' | 'family' | 'clerk';
  askedBy: string | null;
  behalfOf: string | null;
  words: string;
  day: string;
  minute: number;
  weekdays: number[];
  state: RequestState;
  caseId: string;
  caseNumber: string;
  dueAt: Date | null;
  planId: string | null;
  reason: string;
  askedAt: Date;
  settledAt: Date | null;
  version: number;
}

export interface PlanRecord {
  id: string;
  tenantId: string;
  elderId: string;
  serviceCode: string;
  weekdays: number[];
  minute: number;
  carerId: string | null;
  fromDay: string;
  untilDay: string | null;
  pausedFrom: string | null;
  pausedUntil: string | null;
  state: 'live' | 'ended';
  createdBy: string | null;
  createdAt: Date;
  version: number;
}

export interface VisitRecord {
  id: string;
  tenantId: string;
  elderId: string;
  serviceCode: string;
  planId: string | null;
  requestId: string | null;
  day: string;
  minute: number;
  carerId: string | null;
  state: VisitState;
  arrivedAt: Date | null;
  longitude: number | null;
  latitude: number | null;
  distanceMetres: number | null;
  leftAt: Date | null;
  photoIds: string[];
  done: string[];
  note: string;
  reason: string;
  actedAt: Date | null;
  version: number;
}

export interface CareTables {
  'care.settings': SettingsRow;
  'care.elders': ElderRecord & { phoneIndex: string | null; idNumberIndex: string | null };
  'care.contacts': ContactRecord & { phoneIndex: string | null };
  'care.checks': CheckRecord;
  'care.tariffs': TariffRecord;
  'care.allowances': AllowanceRecord;
  'care.proofs': ProofRecord;
  'care.payments': PaymentRecord;
  'care.paymentItems': PaymentItemRecord;
  'care.services': ServiceRecord;
  'care.requests': RequestRecord;
  'care.plans': PlanRecord;
  'care.visits': VisitRecord;
}
