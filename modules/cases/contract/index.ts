/** What the module of cases offers over HTTP, and the events it tells. */
import {
  defineApi,
  Done,
  Id,
  nullable,
  pageOf,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { ActionInput, ActionParams, ActionReply, BulkInput, BulkReply } from './actions.ts';
import { CaseActionSchema, CaseDetail, CaseRow } from './case.ts';
import { RoadSettings } from './road.ts';
import { CaseCounts, CaseFilter, CaseListQuery, CaseMap, SupervisionRow } from './queries.ts';

export { problems } from './problems.ts';
export * from './actions.ts';
export * from './case.ts';
export * from './queries.ts';
export * from './road.ts';
export { caseStates, openStates, transitions, type CaseAction, type CaseState } from '../states.ts';

/** A filter that a person keeps under a name. */
export const SavedView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  filter: Type.Record(Type.String(), Type.Unknown()),
});
export type SavedView = Static<typeof SavedView>;

const caseParams = Type.Object({ caseId: Id });

export const api = defineApi('cases', {
  list: {
    method: 'GET',
    path: '/cases',
    summary: "Cases within the viewer's reach",
    permission: 'cases.read',
    query: CaseListQuery,
    reply: pageOf(CaseRow),
  },
  counts: {
    method: 'GET',
    path: '/cases/counts',
    summary: 'Numbers over the desk',
    permission: 'cases.read',
    reply: CaseCounts,
  },
  map: {
    method: 'GET',
    path: '/cases/map',
    summary: 'Cases in a map window',
    permission: 'cases.read',
    query: CaseFilter,
    reply: CaseMap,
  },
  export: {
    method: 'GET',
    path: '/cases/export',
    summary: 'The filtered list as XLSX, at most 20,000 rows',
    permission: 'cases.export',
    query: CaseFilter,
    reply: Type.Unknown(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  one: {
    method: 'GET',
    path: '/cases/:caseId',
    summary: 'One case, whole',
    permission: 'cases.read',
    params: caseParams,
    reply: CaseDetail,
    problems: ['not-found'],
  },
  act: {
    method: 'POST',
    path: '/cases/:caseId/actions/:action',
    summary: 'Act on a case, as the state table allows',
    permission: 'cases.read',
    params: ActionParams,
    body: ActionInput,
    reply: ActionReply,
    idempotent: true,
    problems: [
      'action-not-possible',
      'action-not-yours',
      'changed-meanwhile',
      'input-missing',
      'duty-unknown',
      'deadline-passed',
      'extension-used',
      'after-photo-missing',
      'assistance-open',
      'reopen-too-late',
      'already-rated',
    ],
  },
  actOnMany: {
    method: 'POST',
    path: '/cases/actions/:action',
    summary: 'The same action on many cases; each is judged as if it were acted on alone',
    permission: 'cases.read',
    params: Type.Object({ action: CaseActionSchema }),
    body: BulkInput,
    reply: BulkReply,
  },
  seal: {
    method: 'PUT',
    path: '/cases/:caseId/confidential',
    summary: 'Make a case confidential, or end that: only named roles and the handler see it',
    permission: 'cases.confidential',
    params: caseParams,
    body: Type.Object({
      sealed: Type.Boolean(),
      reason: Type.String({ minLength: 2, maxLength: 500 }),
      version: Type.Integer(),
    }),
    reply: Type.Object({ version: Type.Integer() }),
    problems: ['not-found', 'changed-meanwhile'],
  },
  endTask: {
    method: 'POST',
    path: '/cases/:caseId/tasks/:taskId/end',
    summary: 'An assisting department reports its part done',
    permission: 'cases.handle',
    params: Type.Object({ caseId: Id, taskId: Id }),
    body: Type.Object({ note: Type.String({ minLength: 1, maxLength: 2000 }) }),
    reply: Done,
    problems: ['task-ended'],
  },
  crew: {
    method: 'GET',
    path: '/cases/:caseId/crew',
    summary: 'Crew of the lead department, best suited first, with the reasons',
    permission: 'cases.read',
    params: caseParams,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          personId: Type.String(),
          name: Type.String(),
          openCases: Type.Integer(),
          skillMatches: Type.Array(Type.String()),
          distanceMetres: nullable(Type.Number()),
          score: Type.Number(),
        }),
      ),
    }),
  },
  supervision: {
    method: 'GET',
    path: '/cases/supervision',
    summary: 'Open, overdue, returned and re-opened by department and village',
    permission: 'cases.supervise',
    query: Type.Object({
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 730, default: 30 })),
    }),
    reply: Type.Object({
      departments: Type.Array(SupervisionRow),
      villages: Type.Array(SupervisionRow),
    }),
  },
  savedViews: {
    method: 'GET',
    path: '/case-views',
    summary: "One's own saved views",
    permission: 'cases.read',
    reply: Type.Object({ items: Type.Array(SavedView) }),
  },
  saveView: {
    method: 'PUT',
    path: '/case-views/:viewId',
    summary: 'Save a view',
    permission: 'cases.read',
    params: Type.Object({ viewId: Id }),
    body: Type.Object({
      name: Type.String({ minLength: 1, maxLength: 30 }),
      filter: Type.Record(Type.String(), Type.Unknown()),
    }),
    reply: SavedView,
  },
  removeView: {
    method: 'DELETE',
    path: '/case-views/:viewId',
    summary: 'Remove a saved view',
    permission: 'cases.read',
    params: Type.Object({ viewId: Id }),
    reply: Done,
  },
  road: {
    method: 'GET',
    path: '/case-road',
    summary: 'States, actions and settings of the road',
    permission: 'signedIn',
    onBehalf: 'self',
    reply: Type.Object({ settings: RoadSettings, version: Type.Integer() }),
  },
  saveRoad: {
    method: 'PUT',
    path: '/case-road',
    summary: 'Change the settings of the road',
    permission: 'cases.configure',
    body: Type.Object({ settings: RoadSettings, version: Type.Integer() }),
    reply: Type.Object({ version: Type.Integer() }),
    problems: ['changed-meanwhile'],
  },
});

/** Events this module tells; `subject` is the case id. */
export const events = {
  registered: 'case.registered',
  acted: 'case.acted',
  reminded: 'case.reminded',
  overdue: 'case.overdue',
} as const;

/** Payload of every case event. */
export interface CaseEvent {
  readonly caseId: string;
  readonly number: string;
  readonly action: string;
  readonly state: string;
  readonly categoryCode: string;
  readonly urgency: string;
  readonly leadDepartmentId: string | null;
  readonly villageId: string | null;
  readonly gridCellId: string | null;
  readonly handlerId: string | null;
  readonly version: number;
}
export type { PublicCaseRow } from './public-row.ts';
