/** Points for good deeds, claims, boards with consent, and what was published of a month. */
import {
  defineApi,
  Done,
  Id,
  Instant,
  notPersonal,
  nullable,
  oneOf,
  pageOf,
  paging,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { claimStates } from './states.ts';
import { entryKinds } from './words.ts';

const Text = Type.String();
const Day = Type.String({ format: 'date' });
const Month = Type.String({ pattern: '^\\d{4}-\\d{2}$' });
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** For what points are given. */
export const RuleView = Type.Object({
  code: Text,
  titleZh: Text,
  titleEn: Text,
  points: Type.Integer(),
  perDay: Type.Integer(),
  lastsDays: Type.Integer(),
  claimable: Type.Boolean(),
  active: Type.Boolean(),
  /** 0: as shipped. */
  version: Type.Integer(),
});
export type RuleView = Static<typeof RuleView>;

/** One entry of the own account. */
export const OwnEntry = Type.Object({
  id: Text,
  kind: oneOf(entryKinds),
  points: Type.Integer(),
  ruleZh: Text,
  ruleEn: Text,
  note: Text,
  happenedAt: Instant,
  enteredAt: Instant,
  expiresAt: nullable(Instant),
});

/** A claim as its claimant sees it. */
export const OwnClaim = Type.Object({
  id: Text,
  ruleZh: Text,
  ruleEn: Text,
  words: Type.String(personal('participation.claims.words', 'own')),
  doneOn: Text,
  state: oneOf(claimStates),
  reason: Text,
  points: nullable(Type.Integer()),
  createdAt: Instant,
});

/** A claim on the desk. */
export const DeskClaim = Type.Object({
  id: Text,
  claimant: Type.String(personal('people.people.name', 'staff')),
  ruleZh: Text,
  ruleEn: Text,
  rulePoints: Type.Integer(),
  words: Type.String(personal('participation.claims.words')),
  photoIds: Type.Array(Text),
  doneOn: Text,
  state: oneOf(claimStates),
  reason: Text,
  points: nullable(Type.Integer()),
  createdAt: Instant,
  /** False for one's own. */
  mayDecide: Type.Boolean(),
});
export type DeskClaim = Static<typeof DeskClaim>;

/** A line of a village's board; names are those that people chose to be shown. */
export const BoardLine = Type.Object({
  name: Type.String(notPersonal('the name that the person chose to be shown with consent')),
  points: Type.Integer(),
});

/** A village's month. */
export const VillageMonth = Type.Object({
  villageId: Text,
  villageName: Text,
  people: Type.Integer(),
  deeds: Type.Integer(),
  earned: Type.Integer(),
  board: Type.Array(BoardLine),
});

/** What is published of a month. */
export const MonthContent = Type.Object({
  month: Month,
  earned: Type.Integer(),
  spent: Type.Integer(),
  expired: Type.Integer(),
  people: Type.Integer(),
  rules: Type.Array(
    Type.Object({ titleZh: Text, titleEn: Text, deeds: Type.Integer(), points: Type.Integer() }),
  ),
  villages: Type.Array(VillageMonth),
});
export type MonthContent = Static<typeof MonthContent>;

export const pointOperations = defineApi('participation', {
  ownPoints: {
    method: 'GET',
    path: '/points/mine',
    summary: 'The own account: balance, what expires next, entries newest first',
    permission: 'signedIn',
    onBehalf: 'services',
    query: Type.Object({ ...paging }),
    reply: Type.Object({
      balance: Type.Integer(),
      earned: Type.Integer(),
      expiring: nullable(Type.Object({ points: Type.Integer(), at: Instant })),
      shownName: nullable(Type.String(personal('participation.board_consents.shown_name', 'own'))),
      ...pageOf(OwnEntry).properties,
    }),
  },
  pointRules: {
    method: 'GET',
    path: '/public/points/rules',
    summary: 'For what points are given',
    permission: 'public',
    reply: Type.Object({ items: Type.Array(RuleView) }),
  },
  saveRule: {
    method: 'PUT',
    path: '/points/rules/:code',
    summary: 'Change a rule, or add one of the town',
    permission: 'participation.configure',
    params: Type.Object({ code: Type.String({ pattern: '^[a-z]{2,20}\\.[a-zA-Z]{2,20}$' }) }),
    body: Type.Object({
      titleZh: Type.String({ minLength: 2, maxLength: 30 }),
      titleEn: Type.String({ minLength: 2, maxLength: 60 }),
      points: Type.Integer({ minimum: 1, maximum: 1000 }),
      perDay: Type.Integer({ minimum: 1, maximum: 100 }),
      lastsDays: Type.Integer({ minimum: 30, maximum: 3650 }),
      claimable: Type.Boolean(),
      active: Type.Boolean(),
      version: Type.Integer({ minimum: 0 }),
    }),
    reply: RuleView,
    problems: ['changed-meanwhile'],
  },
  claimPoints: {
    method: 'POST',
    path: '/points/claims',
    summary: 'Claim points for a good deed with a photo; a second person confirms it',
    permission: 'signedIn',
    onBehalf: 'services',
    body: Type.Object({
      rule: Type.String({ maxLength: 41 }),
      words: Type.String({ minLength: 4, maxLength: 300 }),
      photoIds: Type.Array(Id, { minItems: 1, maxItems: 4, uniqueItems: true }),
      doneOn: Day,
    }),
    reply: Type.Object({ claimId: Text }),
    status: 201,
    idempotent: true,
    problems: [
      'residents-only',
      'rule-not-claimable',
      'day-wrong',
      'words-blank',
      'too-many-requests',
    ],
  },
  ownClaims: {
    method: 'GET',
    path: '/points/claims/mine',
    summary: 'The own claims, newest first',
    permission: 'signedIn',
    onBehalf: 'services',
    query: Type.Object({ ...paging }),
    reply: pageOf(OwnClaim),
  },
  withdrawClaim: {
    method: 'POST',
    path: '/points/claims/:claimId/withdraw',
    summary: 'Take an own claim back',
    permission: 'signedIn',
    onBehalf: 'services',
    params: Type.Object({ claimId: Id }),
    reply: Done,
    problems: ['not-found', 'claim-settled'],
  },
  claims: {
    method: 'GET',
    path: '/points/claims',
    summary: 'Claims on the desk, newest first',
    permission: 'participation.points',
    query: Type.Object({ state: Type.Optional(oneOf(claimStates)), ...paging }),
    reply: pageOf(DeskClaim),
  },
  decideClaim: {
    method: 'POST',
    path: '/points/claims/:claimId/decision',
    summary: 'Confirm a claim as the second person, or refuse it with the reason',
    permission: 'participation.points',
    params: Type.Object({ claimId: Id }),
    body: Type.Object({ confirm: Type.Boolean(), reason: Type.String({ maxLength: 300 }) }),
    reply: Type.Object({ state: oneOf(claimStates), points: nullable(Type.Integer()) }),
    problems: ['not-found', 'claim-settled', 'claim-own', 'say-the-reason', 'points-limit'],
  },
  agreeToBoard: {
    method: 'PUT',
    path: '/points/board-consent',
    summary: "Agree to stand on the village's board under a name of one's choice",
    permission: 'signedIn',
    body: Type.Object({ shownName: Type.String({ minLength: 1, maxLength: 20 }) }),
    reply: Done,
    problems: ['voice-not-held', 'words-blank'],
  },
  leaveBoard: {
    method: 'DELETE',
    path: '/points/board-consent',
    summary: 'Take the consent back; the name goes at once, also from what was published',
    permission: 'signedIn',
    reply: Done,
  },
  pointMonths: {
    method: 'GET',
    path: '/public/points/months',
    summary: 'What was published of each month, newest first, and how the running month stands',
    permission: 'public',
    reply: Type.Object({ running: MonthContent, items: Type.Array(MonthContent) }),
  },
  pointsSheet: {
    method: 'GET',
    path: '/points/months/:month/export',
    summary: "A month's points by village and rule as XLSX; no names beyond the boards",
    permission: 'participation.read',
    params: Type.Object({ month: Month }),
    reply: Type.Unknown(),
    file: xlsx,
  },
});
