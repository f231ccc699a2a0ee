/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { firmwareHandlers } from './routes/firmware.ts';
import { modelHandlers } from './routes/models.ts';
import { provisioningHandlers } from './routes/provisioning.ts';
import { thingHandlers } from './routes/things.ts';

export const handlers: Handlers<(typeof api)['operations']> = {
  ...firmwareHandlers,
  ...modelHandlers,
  ...provisioningHandlers,
  ...thingHandlers,
};
