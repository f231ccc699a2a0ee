/** What the tests of the lights share. */
import assert from 'node:assert/strict';
import { activeAlarms } from '#modules/alarms/index.ts';
import { submit } from '#modules/observations/index.ts';
import { type Thing, thingsOf, twinOf } from '#modules/things/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import type { TestTown } from '#testing';
import { api } from '../contract/index.ts';

export const officer = async (town: TestTown) => (await town.as('officer1')).api(api);
export const admin = async (town: TestTown) => (await town.as('admin')).api(api);

export const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );

export async function lampNamed(town: TestTown, name: string): Promise<Thing> {
  const found = (await thingsOf(town.ctx)).all().find((thing) => thing.name === name);
  assert.ok(found, name);
  return found;
}

export const mainLamp = (town: TestTown): Promise<Thing> => lampNamed(town, '清溪大街 1 号灯');

export async function desired(town: TestTown, thing: Thing): Promise<unknown> {
  const twin = await town.database.inTenant(town.ctx, (tx) => twinOf(tx, thing.id));
  return twin?.desired;
}

export async function hasPower(town: TestTown, thing: Thing, watts: number): Promise<void> {
  await submit(town.database, {
    tenantId: town.tenantId,
    thingId: thing.id,
    door: 'mqtt',
    receivedAt: town.clock.now(),
    at: town.clock.now(),
    readings: [{ key: 'power', value: watts }],
  });
}

export const alarmTypes = async (town: TestTown, thing: Thing): Promise<string[]> => {
  const alarms = await town.database.inTenant(town.ctx, (tx) => activeAlarms(tx, [thing.id]));
  return alarms.map(({ type }) => type);
};

export const override = {
  kind: 'override',
  target: { kind: 'group', id: 'lamps-main' },
  levelPercent: 70,
  minutes: 30,
  reason: '抢修照明',
} as const;
