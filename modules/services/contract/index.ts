/** What the module of services offers over HTTP, and the events it tells. Browser-safe. */
import { defineApi } from '#platform/contract/index.ts';
import { catalogueOperations } from './catalogue-operations.ts';
import { deskOperations } from './desk-operations.ts';
import { residentOperations } from './resident-operations.ts';

export * from './application.ts';
export type { ImportResult } from './catalogue-operations.ts';
export * from './eligibility.ts';
export * from './form.ts';
export * from './item.ts';
export * from './questions.ts';
export * from './stages.ts';

export const api = defineApi('services', {
  ...residentOperations,
  ...deskOperations,
  ...catalogueOperations,
});

/** Events this module tells. */
export const events = {
  /** Subject: the application; payload `{ applicationId, number, itemCode, act, stage, departmentId }`. */
  acted: 'services.acted',
  /** Subject: the item's code; an item or life event changed. */
  catalogueChanged: 'services.catalogueChanged',
} as const;
