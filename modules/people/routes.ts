/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract.ts';
import { keyHandlers } from './routes/keys.ts';
import { rightsHandlers } from './routes/rights.ts';
import { securityHandlers } from './routes/security.ts';
import { signInHandlers } from './routes/sign-in.ts';
import { singleSignOnHandlers } from './routes/single-sign-on.ts';
import { visitHandlers } from './routes/visits.ts';
import { staffHandlers } from './routes/staff.ts';

export const handlers: Handlers<typeof api.operations> = {
  ...signInHandlers,
  ...securityHandlers,
  ...singleSignOnHandlers,
  ...keyHandlers,
  ...rightsHandlers,
  ...staffHandlers,
  ...visitHandlers,
};
