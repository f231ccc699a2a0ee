/** One line an operation. */
import type { Call, Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { listBars, liftBar } from './service/bars.ts';
import { affectedBy, closeTime, liftException } from './service/closing.ts';
import { actAtDesk, deskOf, favourTicket } from './service/desk-queue.ts';
import { listDesks } from './service/desk-views.ts';
import { figuresFile, figuresOf } from './service/figures.ts';
import {
  arriveAtKiosk,
  findAtKiosk,
  hallBoard,
  kioskOf,
  listScreens,
  renewScreen,
  type Screen,
  takeAtKiosk,
} from './service/hall.ts';
import { bookingCalendar, myBooking, myBookings } from './service/mine.ts';
import { moveOwn } from './service/move.ts';
import { cancelOwn, confirmHold, holdTime } from './service/own.ts';
import {
  addResource,
  listPlans,
  readRules,
  savePool,
  saveResource,
  saveRules,
  tryWeek,
} from './service/plans.ts';
import { homeOf, poolOf, slotsOfPool } from './service/public.ts';
import { actOnBooking, bookFor, moveFor, sheetFile, sheetOf } from './service/sheet.ts';
import { limitAddress } from './service/subject.ts';
import { arriveByPhone, followTicket, leaveQueue, takeByPhone } from './service/tickets.ts';
import { actOnVisit, visitsOf } from './service/visits.ts';
import { joinWait, withdrawWait } from './service/waits.ts';

const done = { done: true };

const screenOf = (params: { siteCode: string }, given: { token?: string }, call: Call): Screen => ({
  siteCode: params.siteCode,
  token: given.token,
  address: call.remoteAddress,
});

export const handlers: Handlers<typeof api.operations> = {
  home: (ctx, _input, call) => {
    limitAddress(ctx, call.remoteAddress);
    return homeOf(ctx);
  },
  pool: (ctx, { params, query }, call) => {
    limitAddress(ctx, call.remoteAddress);
    return poolOf(ctx, params.poolId, query.resourceId);
  },
  slots: (ctx, { params, query }, call) => {
    limitAddress(ctx, call.remoteAddress);
    return slotsOfPool(ctx, params.poolId, query);
  },
  hold: (ctx, { body }) => holdTime(ctx, body),
  confirm: (ctx, { params, body }) => confirmHold(ctx, params.bookingId, body),
  mine: (ctx) => myBookings(ctx),
  one: (ctx, { params }) => myBooking(ctx, params.bookingId),
  move: (ctx, { params, body }) => moveOwn(ctx, params.bookingId, body),
  cancel: (ctx, { params }) => cancelOwn(ctx, params.bookingId),
  calendarFile: (ctx, { params }) => bookingCalendar(ctx, params.bookingId),
  join: (ctx, { body }) => joinWait(ctx, body),
  withdraw: async (ctx, { params }) => {
    await withdrawWait(ctx, params.waitId);
    return done;
  },
  kiosk: (ctx, { params, query }, call) => kioskOf(ctx, screenOf(params, query, call)),
  findAtKiosk: (ctx, { params, body }, call) =>
    findAtKiosk(ctx, screenOf(params, body, call), body.digits),
  arriveAtKiosk: (ctx, { params, body }, call) =>
    arriveAtKiosk(ctx, screenOf(params, body, call), body),
  takeAtKiosk: (ctx, { params, body }, call) =>
    takeAtKiosk(ctx, screenOf(params, body, call), { ...body, key: call.idempotencyKey }),
  arrive: (ctx, { params }) => arriveByPhone(ctx, params.bookingId),
  takeByPhone: (ctx, { body }) => takeByPhone(ctx, body.poolId),
  followTicket: (ctx, { params, body }) => followTicket(ctx, params.ticketId, body.token),
  leaveQueue: async (ctx, { params, body }) => {
    await leaveQueue(ctx, params.ticketId, body.token);
    return done;
  },
  hall: (ctx, { params, query }, call) => hallBoard(ctx, screenOf(params, query, call)),
  desks: (ctx) => listDesks(ctx),
  desk: (ctx, { params }) => deskOf(ctx, params.windowId),
  deskAct: (ctx, { params, body }) => actAtDesk(ctx, params.windowId, body),
  favour: async (ctx, { params, body }) => {
    await favourTicket(ctx, params.ticketId, body.green);
    return done;
  },
  screens: (ctx) => listScreens(ctx),
  renewScreen: async (ctx, { params }) => {
    await renewScreen(ctx, params.siteCode);
    return done;
  },
  sheet: (ctx, { query }) => sheetOf(ctx, query),
  sheetFile: (ctx, { query }) => sheetFile(ctx, query),
  bookFor: (ctx, { body }, call) => bookFor(ctx, body, call.idempotencyKey),
  act: (ctx, { params, body }) => actOnBooking(ctx, params.bookingId, body),
  moveFor: (ctx, { params, body }) => moveFor(ctx, params.bookingId, body),
  plans: (ctx) => listPlans(ctx),
  savePool: async (ctx, { params, body }) => {
    await savePool(ctx, params.poolId, body);
    return done;
  },
  addResource: (ctx, { params, body }) => addResource(ctx, params.poolId, body),
  saveResource: (ctx, { params, body }) => saveResource(ctx, params.resourceId, body),
  tryWeek: (ctx, { params, body }) => tryWeek(ctx, params.resourceId, body.weekly),
  affected: (ctx, { params, body }) => affectedBy(ctx, params.resourceId, body),
  close: (ctx, { params, body }) => closeTime(ctx, params.resourceId, body),
  liftException: async (ctx, { params }) => {
    await liftException(ctx, params.exceptionId);
    return done;
  },
  rules: (ctx) => readRules(ctx),
  saveRules: async (ctx, { body }) => {
    await saveRules(ctx, body.rules, body.version);
    return done;
  },
  bars: (ctx) => listBars(ctx),
  liftBar: async (ctx, { params, body }) => {
    await liftBar(ctx, params.barId, body.because);
    return done;
  },
  figures: (ctx, { query }) => figuresOf(ctx, query),
  figuresFile: (ctx, { query }) => figuresFile(ctx, query),
  visits: (ctx, { query }) => visitsOf(ctx, query.day),
  visitAct: (ctx, { params, body }, call) =>
    actOnVisit(ctx, params.bookingId, { act: body.act, key: call.idempotencyKey }),
};
