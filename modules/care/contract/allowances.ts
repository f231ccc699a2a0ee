/** High-age allowance 高龄津贴: tariff and proofs of life. */
import {
  Id,
  Instant,
  nullable,
  oneOf,
  pageOf,
  paging,
  personal,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { byElder, Month, sheetType, Version } from './elders.ts';
import { allowanceStates } from './states.ts';
import { proofWays } from './words.ts';

const Text = Type.String();
const Fen = Type.Integer();
const byAllowance = Type.Object({ allowanceId: Id });

export const Tier = Type.Object({
  fromAge: Type.Integer({ minimum: 60, maximum: 130 }),
  monthlyFen: Type.Integer({ minimum: 1, maximum: 100_000_000 }),
});
export type Tier = Static<typeof Tier>;

export const Tariff = Type.Object({
  id: Text,
  validFrom: Month,
  tiers: Type.Array(Tier),
  basis: Text,
});
export type Tariff = Static<typeof Tariff>;

export const AllowanceRow = Type.Object({
  id: Text,
  elderId: Text,
  number: Type.Integer(),
  name: Type.String(personal('care.elders.name')),
  age: nullable(Type.Integer()),
  villageZh: Text,
  villageEn: Text,
  state: oneOf(allowanceStates),
  fromMonth: Text,
  lastMonth: nullable(Text),
  provedOn: nullable(Text),
  proofDue: nullable(Text),
  suspendedFrom: nullable(Text),
  monthlyFen: nullable(Fen),
  paidMonths: Type.Integer(),
  overpaidFen: Fen,
  reason: Text,
  version: Type.Integer(),
});
export type AllowanceRow = Static<typeof AllowanceRow>;

const Filter = {
  state: Type.Optional(oneOf(allowanceStates)),
  due: Type.Optional(oneOf(['overdue', 'soon'])),
  villageId: Type.Optional(Id),
};
export const AllowanceFilter = Type.Object(Filter);
export type AllowanceFilter = Static<typeof AllowanceFilter>;
const AllowanceQuery = Type.Object({ ...Filter, ...paging });
export type AllowanceQuery = Static<typeof AllowanceQuery>;

export const ProofInput = Type.Object({
  how: oneOf(proofWays),
  reason: Type.Optional(Type.String({ maxLength: 300 })),
  position: Type.Optional(Position),
  photoIds: Type.Optional(Type.Array(Id, { maxItems: 6 })),
  actedAt: Type.Optional(Instant),
});
export type ProofInput = Static<typeof ProofInput>;

/** A proof that is due, as the grid worker finds the person. */
export const ProofDue = Type.Object({
  allowanceId: Text,
  elderId: Text,
  name: Type.String(personal('care.elders.name')),
  age: nullable(Type.Integer()),
  phone: Type.String(personal('care.elders.phone')),
  address: Type.String(personal('care.elders.address')),
  position: nullable(Position),
  villageZh: Text,
  villageEn: Text,
  proofDue: nullable(Text),
  suspended: Type.Boolean(),
});
export type ProofDue = Static<typeof ProofDue>;

const Reason = Type.String({ minLength: 2, maxLength: 300 });
const moveProblems = ['not-found', 'changed-meanwhile', 'care-act-not-open'];

export const allowanceOperations = {
  tariffs: {
    method: 'GET',
    path: '/care/tariffs',
    summary: 'Tariffs of the allowance, the newest first',
    permission: 'care.read',
    reply: Type.Object({ items: Type.Array(Tariff) }),
  },
  saveTariff: {
    method: 'PUT',
    path: '/care/tariffs/:validFrom',
    summary: 'Set what is paid by age from a month on; months that were paid stay as they are',
    permission: 'care.configure',
    params: Type.Object({ validFrom: Month }),
    body: Type.Object({
      tiers: Type.Array(Tier, { minItems: 1, maxItems: 12 }),
      basis: Type.String({ minLength: 2, maxLength: 200 }),
    }),
    reply: Tariff,
    problems: ['tariff-not-rising', 'tariff-paid'],
  },
  allowances: {
    method: 'GET',
    path: '/care/allowances',
    summary: 'Allowances within reach; those whose proof is overdue first',
    permission: 'care.read',
    query: AllowanceQuery,
    reply: pageOf(AllowanceRow),
  },
  allowancesSheet: {
    method: 'GET',
    path: '/care/allowances/file',
    summary: 'The filtered list as XLSX, masked',
    permission: 'care.read',
    query: AllowanceFilter,
    reply: Type.Unknown(),
    file: sheetType,
  },
  applyAllowance: {
    method: 'POST',
    path: '/care/elders/:elderId/allowance',
    summary: 'Enter a person for the allowance; somebody else approves',
    permission: 'care.allowance',
    onBehalf: 'care',
    params: byElder,
    body: Type.Object({
      fromMonth: Month,
      accountName: Type.String({ minLength: 1, maxLength: 40 }),
      bankCard: Type.String({ minLength: 12, maxLength: 30 }),
    }),
    reply: AllowanceRow,
    status: 201,
    idempotent: true,
    problems: ['not-found', 'allowance-there', 'too-young', 'bank-card-invalid', 'elder-ended'],
  },
  decideAllowance: {
    method: 'POST',
    path: '/care/allowances/:allowanceId/decision',
    summary: 'Approve or refuse what somebody else entered',
    permission: 'care.approve',
    params: byAllowance,
    body: Type.Object({
      approve: Type.Boolean(),
      reason: Type.String({ maxLength: 300 }),
      version: Version,
    }),
    reply: AllowanceRow,
    problems: [...moveProblems, 'own-work', 'care-reason-missing'],
  },
  suspendAllowance: {
    method: 'POST',
    path: '/care/allowances/:allowanceId/suspend',
    summary: 'Hold the allowance back from the next month on',
    permission: 'care.allowance',
    params: byAllowance,
    body: Type.Object({ reason: Reason, version: Version }),
    reply: AllowanceRow,
    problems: moveProblems,
  },
  endAllowance: {
    method: 'POST',
    path: '/care/allowances/:allowanceId/end',
    summary: 'End the allowance with a last month',
    permission: 'care.allowance',
    params: byAllowance,
    body: Type.Object({ lastMonth: Month, reason: Reason, version: Version }),
    reply: AllowanceRow,
    problems: moveProblems,
  },
  prove: {
    method: 'POST',
    path: '/care/allowances/:allowanceId/proofs',
    summary:
      'A proof of life: by visit with position and photo, at the window, by telephone with a reason',
    permission: 'care.prove',
    onBehalf: 'care',
    params: byAllowance,
    body: ProofInput,
    reply: AllowanceRow,
    idempotent: true,
    problems: ['not-found', 'care-act-not-open', 'proof-evidence-missing', 'care-reason-missing'],
  },
  proofsDue: {
    method: 'GET',
    path: '/care/proofs',
    summary: 'Proofs of life that are overdue or due within 60 days, in one’s reach',
    permission: 'care.prove',
    reply: Type.Object({ items: Type.Array(ProofDue) }),
  },
} as const;
