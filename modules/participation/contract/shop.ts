/** Exchanging points for goods: shop, pick-up code, hand-out at the station. */
import {
  defineApi,
  Id,
  Instant,
  nullable,
  oneOf,
  pageOf,
  paging,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { redemptionStates } from './states.ts';

const Text = Type.String();
const Code = Type.String({ pattern: '^\\d{6}$' });

/** Something that points are exchanged for. */
export const GoodView = Type.Object({
  id: Text,
  name: Text,
  description: Text,
  points: Type.Integer(),
  stock: Type.Integer(),
  perPerson: Type.Integer(),
  station: Text,
  active: Type.Boolean(),
  version: Type.Integer(),
});
export type GoodView = Static<typeof GoodView>;

/** What is entered for it. */
const GoodInput = Type.Object({
  name: Type.String({ minLength: 2, maxLength: 40 }),
  description: Type.String({ maxLength: 200 }),
  points: Type.Integer({ minimum: 1, maximum: 100_000 }),
  stock: Type.Integer({ minimum: 0, maximum: 100_000 }),
  perPerson: Type.Integer({ minimum: 1, maximum: 100 }),
  station: Type.String({ minLength: 2, maxLength: 40 }),
  active: Type.Boolean(),
});
export type GoodInput = Static<typeof GoodInput>;

/** An own redemption. */
export const OwnRedemption = Type.Object({
  id: Text,
  goodName: Text,
  quantity: Type.Integer(),
  points: Type.Integer(),
  /** Shown while it waits. */
  code: nullable(Text),
  station: Text,
  state: oneOf(redemptionStates),
  reservedAt: Instant,
  untilAt: Instant,
  endedAt: nullable(Instant),
});
export type OwnRedemption = Static<typeof OwnRedemption>;

/** A redemption at the station. The code is told by who collects, and not shown. */
export const DeskRedemption = Type.Object({
  id: Text,
  personName: Type.String(personal('people.people.name', 'staff')),
  goodName: Text,
  quantity: Type.Integer(),
  points: Type.Integer(),
  station: Text,
  state: oneOf(redemptionStates),
  reservedAt: Instant,
  untilAt: Instant,
  endedAt: nullable(Instant),
});
export type DeskRedemption = Static<typeof DeskRedemption>;

export const shopOperations = defineApi('participation', {
  goods: {
    method: 'GET',
    path: '/public/points/goods',
    summary: 'What points are exchanged for, with the stock',
    permission: 'public',
    reply: Type.Object({ items: Type.Array(GoodView) }),
  },
  redeem: {
    method: 'POST',
    path: '/points/redemptions',
    summary: 'Reserve goods for points; they are handed out against the code',
    permission: 'signedIn',
    onBehalf: 'services',
    body: Type.Object({ goodId: Id, quantity: Type.Integer({ minimum: 1, maximum: 20 }) }),
    reply: OwnRedemption,
    status: 201,
    idempotent: true,
    problems: [
      'residents-only',
      'good-unknown',
      'good-sold-out',
      'good-limit',
      'points-short',
      'too-many-requests',
    ],
  },
  ownRedemptions: {
    method: 'GET',
    path: '/points/redemptions/mine',
    summary: 'The own redemptions, newest first',
    permission: 'signedIn',
    onBehalf: 'services',
    query: Type.Object({ ...paging }),
    reply: pageOf(OwnRedemption),
  },
  cancelOwnRedemption: {
    method: 'POST',
    path: '/points/redemptions/:redemptionId/cancel',
    summary: 'Cancel an own redemption before it is collected; the points come back',
    permission: 'signedIn',
    onBehalf: 'services',
    params: Type.Object({ redemptionId: Id }),
    reply: OwnRedemption,
    problems: ['not-found', 'redemption-settled'],
  },
  deskGoods: {
    method: 'GET',
    path: '/points/goods',
    summary: 'All goods, also those that are not offered',
    permission: 'participation.points',
    reply: Type.Object({ items: Type.Array(GoodView) }),
  },
  addGood: {
    method: 'POST',
    path: '/points/goods',
    summary: 'Add goods',
    permission: 'participation.points',
    body: GoodInput,
    reply: GoodView,
    status: 201,
  },
  changeGood: {
    method: 'PUT',
    path: '/points/goods/:goodId',
    summary: 'Change goods: price, stock, whether they are offered',
    permission: 'participation.points',
    params: Type.Object({ goodId: Id }),
    body: Type.Object({ ...GoodInput.properties, version: Type.Integer({ minimum: 1 }) }),
    reply: GoodView,
    problems: ['not-found', 'changed-meanwhile'],
  },
  redemptions: {
    method: 'GET',
    path: '/points/redemptions',
    summary: 'Redemptions at the stations, newest first',
    permission: 'participation.points',
    query: Type.Object({ state: Type.Optional(oneOf(redemptionStates)), ...paging }),
    reply: pageOf(DeskRedemption),
  },
  handOut: {
    method: 'POST',
    path: '/points/redemptions/hand-out',
    summary: 'Hand goods out against the code that the person tells',
    permission: 'participation.points',
    body: Type.Object({ code: Code }),
    reply: DeskRedemption,
    problems: ['code-unknown', 'too-many-requests'],
  },
  cancelRedemption: {
    method: 'POST',
    path: '/points/redemptions/:redemptionId/cancel-at-station',
    summary: 'Cancel a redemption at the station; the points come back',
    permission: 'participation.points',
    params: Type.Object({ redemptionId: Id }),
    reply: DeskRedemption,
    problems: ['not-found', 'redemption-settled'],
  },
  redemptionSheet: {
    method: 'GET',
    path: '/points/redemptions/export',
    summary: 'Redemptions as XLSX; names masked',
    permission: 'participation.points',
    reply: Type.Unknown(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
});
