/** One line an operation: firmware. */
import type { Handlers } from '#platform/module/index.ts';
import type { firmwareOperations } from '../contract/firmware-operations.ts';
import { addFirmware, listFirmware, retireFirmware } from '../service/firmware.ts';
import {
  listRollouts,
  listRolloutThings,
  startRollout,
  steerRollout,
} from '../service/rollouts.ts';

export const firmwareHandlers: Handlers<typeof firmwareOperations> = {
  firmware: (ctx) => listFirmware(ctx),
  addFirmware: (ctx, { body }, call) => addFirmware(ctx, body, call.server.settings.dataDirectory),
  retireFirmware: async (ctx, { params }) => {
    await retireFirmware(ctx, params.id);
    return { done: true };
  },
  rollouts: (ctx) => listRollouts(ctx),
  startRollout: (ctx, { body }, call) =>
    startRollout(ctx, body, call.server.settings.publicUrl ?? call.origin),
  steerRollout: (ctx, { params, body }) => steerRollout(ctx, params.id, body.to),
  rolloutThings: (ctx, { params, query }) => listRolloutThings(ctx, params.id, query),
};
