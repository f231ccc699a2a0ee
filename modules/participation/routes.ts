/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { drawRound } from './service/calls/draw.ts';
import { beginCall, publishRound, recordCall, roundSheet } from './service/calls/record.ts';
import { listCalls, listRounds, publicSatisfaction } from './service/calls/views.ts';
import { comment, commentSheet, decideComment, listComments } from './service/comments.ts';
import {
  changeConsultation,
  deskConsultations,
  draftConsultation,
  moveConsultation,
  publicConsultation,
  publicConsultations,
  publishSummary,
} from './service/consultations.ts';
import { agreeToBoard, leaveBoard, ownPoints } from './service/points/account.ts';
import {
  claimPoints,
  decideClaim,
  deskClaims,
  ownClaims,
  withdrawClaim,
} from './service/points/claims.ts';
import { listMonths, pointsSheet } from './service/points/months.ts';
import { listRules, saveRule } from './service/points/rules.ts';
import { ownRedemptions, redeem } from './service/points/shop.ts';
import {
  addGood,
  cancelAtStation,
  cancelOwn,
  changeGood,
  deskGoods,
  deskRedemptions,
  handOut,
  publicGoods,
  redemptionSheet,
} from './service/points/station.ts';
import { pollReceipts, pollSheet } from './service/polls/count.ts';
import { changePoll, draftPoll, movePoll } from './service/polls/draw-up.ts';
import { countPaper, markPaperVoter, paperOf, paperVoters } from './service/polls/paper.ts';
import { deskPolls, publicPoll, publicPolls } from './service/polls/views.ts';
import { castBallot, signBallotPaper, voteOpenly } from './service/polls/vote.ts';
import { changeResident, listRoll, ownVoice, rollSheet, verifyResident } from './service/roll.ts';
import {
  answerSuggestion,
  mergeSuggestion,
  publishSuggestion,
  refuseSuggestion,
} from './service/suggestions/decide.ts';
import {
  deskSuggestions,
  similarSuggestions,
  suggestionSheet,
} from './service/suggestions/desk.ts';
import {
  ownSuggestions,
  suggest,
  supportSuggestion,
  withdrawSuggestion,
} from './service/suggestions/make.ts';
import { listPublic, onePublic, suggestionFigures } from './service/suggestions/public.ts';

const done = { done: true };

export const handlers: Handlers<typeof api.operations> = {
  publicSuggestions: (ctx, { query }) => listPublic(ctx, query),
  publicSuggestion: (ctx, { params }) => onePublic(ctx, params.number),
  suggestionFigures: (ctx) => suggestionFigures(ctx),
  suggest: (ctx, { body }, call) => suggest(ctx, body, call.idempotencyKey),
  ownSuggestions: (ctx, { query }) => ownSuggestions(ctx, query),
  withdrawSuggestion: async (ctx, { params }) => {
    await withdrawSuggestion(ctx, params.number);
    return done;
  },
  supportSuggestion: (ctx, { params, body }) => supportSuggestion(ctx, params.number, body.support),
  suggestions: (ctx, { query }) => deskSuggestions(ctx, query),
  similarSuggestions: (ctx, { params }) => similarSuggestions(ctx, params.suggestionId),
  publishSuggestion: (ctx, { params, body }) => publishSuggestion(ctx, params.suggestionId, body),
  refuseSuggestion: (ctx, { params, body }) => refuseSuggestion(ctx, params.suggestionId, body),
  mergeSuggestion: (ctx, { params, body }) => mergeSuggestion(ctx, params.suggestionId, body),
  answerSuggestion: (ctx, { params, body }) => answerSuggestion(ctx, params.suggestionId, body),
  suggestionSheet: (ctx) => suggestionSheet(ctx),
  ownVoice: (ctx) => ownVoice(ctx),
  roll: (ctx, { query }) => listRoll(ctx, query),
  verifyResident: (ctx, { body }) => verifyResident(ctx, body),
  changeResident: (ctx, { params, body }) => changeResident(ctx, params.residentId, body),
  rollSheet: (ctx) => rollSheet(ctx),
  publicPolls: (ctx, { query }) => publicPolls(ctx, query),
  publicPoll: (ctx, { params }) => publicPoll(ctx, params.number),
  signBallotPaper: (ctx, { params, body }) => signBallotPaper(ctx, params.number, body.blinded),
  castBallot: (ctx, { params, body }, call) =>
    castBallot(ctx, params.number, body, call.remoteAddress),
  voteOpenly: (ctx, { params, body }) => voteOpenly(ctx, params.number, body.choices),
  pollReceipts: (ctx, { params }) => pollReceipts(ctx, params.number),
  polls: (ctx, { query }) => deskPolls(ctx, query),
  draftPoll: (ctx, { body }) => draftPoll(ctx, body),
  changePoll: (ctx, { params, body }) => changePoll(ctx, params.pollId, body),
  movePoll: (ctx, { params, body }) => movePoll(ctx, params.pollId, body),
  paper: async (ctx, { params }) => ({ items: await paperOf(ctx, params.pollId) }),
  paperVoters: (ctx, { params, query }) => paperVoters(ctx, params.pollId, query),
  markPaperVoter: (ctx, { params, body }) => markPaperVoter(ctx, params.pollId, body.residentId),
  countPaper: (ctx, { params, body }) => countPaper(ctx, params.pollId, body),
  pollSheet: (ctx, { params }) => pollSheet(ctx, params.pollId),
  publicConsultations: (ctx, { query }) => publicConsultations(ctx, query),
  publicConsultation: (ctx, { params }) => publicConsultation(ctx, params.number),
  comment: (ctx, { params, body }, call) =>
    comment(ctx, params.number, { input: body, key: call.idempotencyKey }),
  consultations: (ctx, { query }) => deskConsultations(ctx, query),
  draftConsultation: (ctx, { body }) => draftConsultation(ctx, body),
  changeConsultation: (ctx, { params, body }) =>
    changeConsultation(ctx, params.consultationId, body),
  moveConsultation: (ctx, { params, body }) => moveConsultation(ctx, params.consultationId, body),
  publishSummary: (ctx, { params, body }) => publishSummary(ctx, params.consultationId, body),
  deskComments: (ctx, { params, query }) => listComments(ctx, params.consultationId, query),
  decideComment: (ctx, { params, body }) => decideComment(ctx, params.commentId, body),
  commentSheet: (ctx, { params }) => commentSheet(ctx, params.consultationId),
  ownPoints: (ctx, { query }) => ownPoints(ctx, query),
  pointRules: (ctx) => listRules(ctx),
  saveRule: (ctx, { params, body }) => saveRule(ctx, params.code, body),
  claimPoints: (ctx, { body }, call) => claimPoints(ctx, body, call.idempotencyKey),
  ownClaims: (ctx, { query }) => ownClaims(ctx, query),
  withdrawClaim: async (ctx, { params }) => {
    await withdrawClaim(ctx, params.claimId);
    return done;
  },
  claims: (ctx, { query }) => deskClaims(ctx, query),
  decideClaim: (ctx, { params, body }) => decideClaim(ctx, params.claimId, body),
  agreeToBoard: async (ctx, { body }) => {
    await agreeToBoard(ctx, body.shownName);
    return done;
  },
  leaveBoard: async (ctx) => {
    await leaveBoard(ctx);
    return done;
  },
  pointMonths: (ctx) => listMonths(ctx),
  pointsSheet: (ctx, { params }) => pointsSheet(ctx, params.month),
  goods: (ctx) => publicGoods(ctx),
  redeem: (ctx, { body }, call) => redeem(ctx, body, call.idempotencyKey),
  ownRedemptions: (ctx, { query }) => ownRedemptions(ctx, query),
  cancelOwnRedemption: (ctx, { params }) => cancelOwn(ctx, params.redemptionId),
  deskGoods: (ctx) => deskGoods(ctx),
  addGood: (ctx, { body }) => addGood(ctx, body),
  changeGood: (ctx, { params, body }) => changeGood(ctx, params.goodId, body),
  redemptions: (ctx, { query }) => deskRedemptions(ctx, query),
  handOut: (ctx, { body }) => handOut(ctx, body.code),
  cancelRedemption: (ctx, { params }) => cancelAtStation(ctx, params.redemptionId),
  redemptionSheet: (ctx) => redemptionSheet(ctx),
  rounds: (ctx, { query }) => listRounds(ctx, query),
  drawRound: (ctx, { body }) => drawRound(ctx, body),
  calls: (ctx, { params, query }) => listCalls(ctx, params.roundId, query),
  beginCall: (ctx, { params }) => beginCall(ctx, params.callId),
  recordCall: (ctx, { params, body }) => recordCall(ctx, params.callId, body),
  publishRound: (ctx, { params, body }) => publishRound(ctx, params.roundId, body.version),
  publicSatisfaction: (ctx) => publicSatisfaction(ctx),
  roundSheet: (ctx, { params }) => roundSheet(ctx, params.roundId),
};
