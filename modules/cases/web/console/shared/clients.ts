import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { api } from '../../../contract/index.ts';

/** The client of this module. */
export const cases = createClient(api);

/** The client of the module of reports: questions to reporters, reports taken for someone. */
export const reports = createClient(reportsApi);

/** Keys of what the desks read, so that one place can renew what another shows. */
export const keys = {
  desk: ['cases', 'desk'],
  counts: ['cases', 'counts'],
  map: ['cases', 'map'],
  views: ['cases', 'views'],
  supervision: ['cases', 'supervision'],
  road: ['cases', 'road'],
  one: (caseId: string) => ['cases', 'one', caseId],
  crew: (caseId: string) => ['cases', 'crew', caseId],
} as const;
