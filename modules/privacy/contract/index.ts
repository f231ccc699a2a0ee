/** What the module of personal data offers over HTTP. Browser-safe. */
import { defineApi } from '#platform/contract/index.ts';
import { deskOperations } from './desk.ts';
import { ownOperations } from './own.ts';

export * from './shapes.ts';

export const api = defineApi('privacy', {
  ...ownOperations.operations,
  ...deskOperations.operations,
});
