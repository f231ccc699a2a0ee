/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import {
  applyAllowance,
  decideAllowance,
  endAllowance,
  listAllowances,
  suspendAllowance,
} from './service/allowances.ts';
import { carers } from './service/caring.ts';
import { checkFor, closeCheck, readBoard } from './service/checks.ts';
import { addElder, changeElder, endElder, listElders, oneElder } from './service/elders.ts';
import { lookUpElder, takeFromRecords } from './service/from-records.ts';
import { checkIn, ownCancel, ownRequest, readOwn } from './service/own.ts';
import { listPayments, movePayment, onePayment, preparePayment } from './service/payments.ts';
import { addPlan, changePlan, endPlan, listPlans } from './service/plans.ts';
import { proofsDue, prove } from './service/proofs.ts';
import { addRequest, arrangeRequest, cancelRequest, listRequests } from './service/requests.ts';
import {
  listServices,
  listTariffs,
  readSettings,
  saveService,
  saveSettings,
  saveTariff,
} from './service/settings.ts';
import {
  allowancesSheet,
  boardSheet,
  eldersSheet,
  paymentSheet,
  requestsSheet,
  visitsSheet,
} from './service/sheets.ts';
import { addContact, changeContact, removeContact, setTimes } from './service/times.ts';
import { listVisits, myVisits } from './service/visit-lists.ts';
import { arriveVisit, cancelVisit, failVisit, leaveVisit, moveVisit } from './service/visits.ts';

const done = { done: true };

export const handlers: Handlers<typeof api.operations> = {
  board: (ctx, { query }) => readBoard(ctx, query.day),
  boardSheet: (ctx, { query }) => boardSheet(ctx, query.day),
  checkFor: (ctx, { params, body }, { idempotencyKey: key }) =>
    checkFor(ctx, params.elderId, { how: body.how, key }),
  closeCheck: (ctx, { params, body }, { idempotencyKey: key }) =>
    closeCheck(ctx, params.checkId, { ...body, key }),
  elders: (ctx, { query }) => listElders(ctx, query),
  eldersSheet: (ctx, { query }) => eldersSheet(ctx, query),
  elder: (ctx, { params }) => oneElder(ctx, params.elderId),
  lookUpElder: (ctx, { body }) => lookUpElder(ctx, body.idNumber),
  takeFromRecords: (ctx) => takeFromRecords(ctx),
  addElder: (ctx, { body }, call) => addElder(ctx, body, call.idempotencyKey),
  changeElder: (ctx, { params, body }) => changeElder(ctx, params.elderId, body),
  endElder: (ctx, { params, body }) => endElder(ctx, params.elderId, body),
  setTimes: (ctx, { params, body }) => setTimes(ctx, params.elderId, body),
  addContact: (ctx, { params, body }) => addContact(ctx, params.elderId, body),
  changeContact: (ctx, { params, body }) => changeContact(ctx, params.contactId, body),
  removeContact: async (ctx, { params }) => {
    await removeContact(ctx, params.contactId);
    return done;
  },
  tariffs: (ctx) => listTariffs(ctx),
  saveTariff: (ctx, { params, body }) => saveTariff(ctx, params.validFrom, body),
  allowances: (ctx, { query }) => listAllowances(ctx, query),
  allowancesSheet: (ctx, { query }) => allowancesSheet(ctx, query),
  applyAllowance: (ctx, { params, body: input }, { idempotencyKey: key }) =>
    applyAllowance(ctx, params.elderId, { input, key }),
  decideAllowance: (ctx, { params, body }) => decideAllowance(ctx, params.allowanceId, body),
  suspendAllowance: (ctx, { params, body }) => suspendAllowance(ctx, params.allowanceId, body),
  endAllowance: (ctx, { params, body }) => endAllowance(ctx, params.allowanceId, body),
  prove: (ctx, { params, body: input }, { idempotencyKey: key }) =>
    prove(ctx, params.allowanceId, { input, key }),
  proofsDue: (ctx) => proofsDue(ctx),
  payments: (ctx) => listPayments(ctx),
  payment: (ctx, { params }) => onePayment(ctx, params.paymentId),
  preparePayment: (ctx, { body }) => preparePayment(ctx, body.month),
  submitPayment: (ctx, { params, body }) =>
    movePayment(ctx, params.paymentId, { act: 'submit', version: body.version }),
  decidePayment: (ctx, { params, body }) =>
    movePayment(ctx, params.paymentId, {
      act: body.approve ? 'approve' : 'sendBack',
      version: body.version,
      reason: body.reason,
    }),
  payPayment: (ctx, { params, body }) =>
    movePayment(ctx, params.paymentId, { act: 'pay', version: body.version }),
  withdrawPayment: async (ctx, { params, body }) => {
    await movePayment(ctx, params.paymentId, { act: 'withdraw', ...body });
    return done;
  },
  paymentSheet: (ctx, { params }) => paymentSheet(ctx, params.paymentId),
  services: (ctx) => listServices(ctx),
  saveService: (ctx, { params, body }) => saveService(ctx, params.code, body),
  requests: (ctx, { query }) => listRequests(ctx, query.state),
  requestsSheet: (ctx, { query }) => requestsSheet(ctx, query.state),
  addRequest: (ctx, { params, body: input }, { idempotencyKey: key }) =>
    addRequest(ctx, params.elderId, { input, key }),
  arrangeRequest: (ctx, { params, body }) => arrangeRequest(ctx, params.requestId, body),
  cancelRequest: (ctx, { params, body }) => cancelRequest(ctx, params.requestId, body),
  carers: async (ctx) => {
    const people = await ctx.database.inTenant(ctx, carers);
    return { items: people.map(({ id, name, title }) => ({ id, name, title })) };
  },
  plans: (ctx, { query }) => listPlans(ctx, query.elderId),
  addPlan: (ctx, { params, body: input }, { idempotencyKey: key }) =>
    addPlan(ctx, params.elderId, { input, key }),
  changePlan: (ctx, { params, body }) => changePlan(ctx, params.planId, body),
  endPlan: async (ctx, { params, body }) => {
    await endPlan(ctx, params.planId, body.version);
    return done;
  },
  visits: (ctx, { query }) => listVisits(ctx, query),
  visitsSheet: (ctx, { query }) => visitsSheet(ctx, query),
  myVisits: (ctx) => myVisits(ctx),
  moveVisit: (ctx, { params, body }) => moveVisit(ctx, params.visitId, body),
  cancelVisit: (ctx, { params, body }) => cancelVisit(ctx, params.visitId, body),
  arriveVisit: (ctx, { params, body }, call) =>
    arriveVisit(ctx, params.visitId, body, call.idempotencyKey),
  leaveVisit: (ctx, { params, body }, call) =>
    leaveVisit(ctx, params.visitId, body, call.idempotencyKey),
  failVisit: (ctx, { params, body }, call) =>
    failVisit(ctx, params.visitId, body, call.idempotencyKey),
  own: (ctx) => readOwn(ctx),
  ownCheckIn: (ctx, { body }, call) => checkIn(ctx, body.elderId, call.idempotencyKey),
  ownRequest: (ctx, { body }, call) => ownRequest(ctx, body, call.idempotencyKey),
  ownCancel: (ctx, { params, body }) => ownCancel(ctx, params.requestId, body.version),
  settings: (ctx) => readSettings(ctx),
  saveSettings: (ctx, { body }) => saveSettings(ctx, body),
};
