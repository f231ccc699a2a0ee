/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { peopleToVisit, readCoverage } from './service/coverage.ts';
import { arriveAtDoor, failAtDoor, finishAtDoor, ownVisits } from './service/own.ts';
import { coverageSheet, stationSheet, visitsSheet, volunteersSheet } from './service/sheets.ts';
import {
  listStations,
  noteStationVisit,
  publicStations,
  reportFault,
  saveStation,
  stationLog,
} from './service/stations.ts';
import { cancelVisit, listVisits, moveVisit, planVisits } from './service/visits.ts';
import {
  addVolunteer,
  changeVolunteer,
  listLessons,
  listVolunteers,
  saveLesson,
  saveSettings,
  settingsOf,
} from './service/volunteers.ts';

export const handlers: Handlers<typeof api.operations> = {
  volunteers: (ctx) => listVolunteers(ctx),
  volunteersSheet: (ctx) => volunteersSheet(ctx),
  addVolunteer: (ctx, { body }) => addVolunteer(ctx, body),
  changeVolunteer: (ctx, { params, body }) => changeVolunteer(ctx, params.volunteerId, body),
  lessons: (ctx) => listLessons(ctx),
  saveLesson: (ctx, { params, body }) => saveLesson(ctx, params.code, body),
  volunteeringSettings: (ctx) => ctx.database.inTenant(ctx, settingsOf),
  saveVolunteeringSettings: (ctx, { body }) => saveSettings(ctx, body),
  coverage: (ctx) => readCoverage(ctx),
  coverageSheet: (ctx) => coverageSheet(ctx),
  toVisit: (ctx, { query }) => peopleToVisit(ctx, query.villageId),
  planVisits: (ctx, { body }, call) => planVisits(ctx, body, call.idempotencyKey),
  doorVisits: (ctx, { query }) => listVisits(ctx, query),
  doorVisitsSheet: (ctx, { query }) => visitsSheet(ctx, query),
  moveDoorVisit: (ctx, { params, body }) => moveVisit(ctx, params.visitId, body),
  cancelDoorVisit: (ctx, { params, body }) => cancelVisit(ctx, params.visitId, body.version),
  ownDoorVisits: (ctx) => ownVisits(ctx),
  arriveAtDoor: (ctx, { params, body }, call) =>
    arriveAtDoor(ctx, params.visitId, body, call.idempotencyKey),
  finishAtDoor: (ctx, { params, body }, call) =>
    finishAtDoor(ctx, params.visitId, body, call.idempotencyKey),
  failAtDoor: (ctx, { params, body }, call) =>
    failAtDoor(ctx, params.visitId, body, call.idempotencyKey),
  publicStations: (ctx, _input, call) => publicStations(ctx, call.remoteAddress),
  stations: (ctx) => listStations(ctx),
  saveStation: (ctx, { params, body }) => saveStation(ctx, params.code, body),
  noteStationVisit: async (ctx, { params, body }, call) => {
    await noteStationVisit(ctx, params.stationId, body, call.idempotencyKey);
    return { done: true };
  },
  stationVisits: (ctx, { params }) => stationLog(ctx, params.stationId),
  stationVisitsSheet: (ctx, { params }) => stationSheet(ctx, params.stationId),
  reportStationFault: (ctx, { params, body }, call) =>
    reportFault(ctx, params.stationId, body, call.idempotencyKey),
};
