/** The door of the module of cases. */
export { actInTransaction } from './service/act.ts';
export type { ActionRequest } from './service/action-request.ts';
export { forgetInCases } from './service/forget.ts';
export { likelyDuplicates } from './service/duplicates.ts';
export type { NewAttachment, NewCase, OpenedCase } from './service/new-case.ts';
export { type CaseNote, noteOnCase } from './service/note.ts';
export { reserveNumbers, type ReservedNumbers } from './service/numbers.ts';
export { type CaseProcedure, useCaseProcedure } from './service/procedure.ts';
export { openCases } from './service/open.ts';
export { type Reporters, type ReporterSource, useReporterSource } from './service/reporters.ts';
export { caseParts, casesByIds } from './store/read.ts';
export type { CaseRecord, Judgement, TraceRecord, Urgency } from './store/tables.ts';
export { afterPhotos, caseIdsOfFile } from './store/files.ts';
export type { PublicCaseRow } from './contract/public-row.ts';
export { setNumberPrefix } from './service/road.ts';
