/** One line an operation: devices, commands, groups. */
import type { Handlers } from '#platform/module/index.ts';
import type { thingOperations } from '../contract/thing-operations.ts';
import {
  cancelCommand,
  desireByHand,
  listCommands,
  sendCommand,
} from '../service/device-commands.ts';
import { listDeviceEvents } from '../service/device-events.ts';
import { addGroup, groupThings, listGroups, removeGroup, saveGroup } from '../service/groups.ts';
import { addThing, rotateSecret, saveThing, setState } from '../service/save.ts';
import { countsOf, exportList, listPage, mapOf, savedStates, viewThing } from '../service/views.ts';

const done = { done: true };

export const thingHandlers: Handlers<typeof thingOperations> = {
  things: (ctx, { query }) => listPage(ctx, query),
  thingCounts: (ctx, { query }) => countsOf(ctx, query),
  thingMap: (ctx, { query }) => mapOf(ctx, query),
  exportThings: (ctx, { query }) => exportList(ctx, query),
  thing: (ctx, { params }) => viewThing(ctx, params.id),
  addThing: (ctx, { body }) => addThing(ctx, body),
  saveThing: (ctx, { params, body: { version, ...input } }) =>
    saveThing(ctx, { id: params.id, version }, input),
  setThingState: (ctx, { params, body }) =>
    setState(ctx, { id: params.id, version: body.version }, body.state),
  rotateSecret: (ctx, { params }) => rotateSecret(ctx, params.id),
  thingVersions: (ctx, { params }) => savedStates(ctx, 'things.thing', params.id),
  thingEvents: (ctx, { params, query }) => listDeviceEvents(ctx, params.id, query),
  thingCommands: (ctx, { params, query }) => listCommands(ctx, params.id, query),
  sendCommand: (ctx, { params, body }, call) =>
    sendCommand(ctx, params.id, body, call.idempotencyKey),
  cancelCommand: async (ctx, { params }) => {
    await cancelCommand(ctx, params.id, params.commandId);
    return done;
  },
  desireThing: (ctx, { params, body }) => desireByHand(ctx, params.id, body),
  groups: (ctx) => listGroups(ctx),
  addGroup: async (ctx, { body }) => {
    await addGroup(ctx, body);
    return done;
  },
  saveGroup: async (ctx, { params, body }) => {
    await saveGroup(ctx, params.code, body);
    return done;
  },
  removeGroup: async (ctx, { params }) => {
    await removeGroup(ctx, params.code);
    return done;
  },
  groupThings: (ctx, { params, body }) => groupThings(ctx, params.code, body),
};
