/** Boards that follow what happens: over sockets, with a running worker. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { sumNow } from '#modules/indicators/index.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { type TestTown, testTown } from '#testing';
import type { Board, TileAnswer } from '../contract/index.ts';
import { boardsOf } from '../service/boards.ts';
import { openScreen } from './screens.ts';

async function liveTown(t: TestContext) {
  const town = await testTown(t, { live: true });
  const { cookie } = await town.as('leader');
  return { town, cookie };
}

async function report(town: TestTown): Promise<void> {
  const officer = await town.as('officer1');
  await officer.api(reportsApi).submit({
    body: { channel: 'hotline', text: '清溪大街 3 号门口垃圾没清', categoryCode: '020101' },
  });
  await town.settle();
  await sumNow(town.ctx);
}

interface Changes {
  readonly revision: string;
  readonly answers: readonly TileAnswer[];
}

test('an open screen is told of the tiles that a new report changes, and of no others', async (t) => {
  const { town, cookie } = await liveTown(t);
  const screen = await openScreen(town.origin, cookie);
  atEnd(t, () => screen.close());
  const board = (await screen.next('board')).data as Board;
  await report(town);
  const told = new Map<string, TileAnswer>();
  while (told.get('cases-registered')?.series[0]?.values[0]?.value !== 1) {
    const { answers } = (await screen.next('tiles')).data as Changes;
    for (const answer of answers) told.set(answer.tileId, answer);
  }
  assert.ok(told.has('open-cases') && told.has('ticker'));
  assert.equal(told.has('satisfaction-rate'), false);
  assert.equal(board.answers.length > told.size, true);
  const watched = await town.sql<{ tenant: string }>(
    'SELECT tenant_id AS tenant FROM indicators.watched WHERE until > $1',
    [town.clock.now()],
  );
  assert.deepEqual(watched, [{ tenant: town.tenantId }], 'the keeper knows that somebody looks');
});

test('a screen that comes back is told only what it has not seen', async (t) => {
  const { town, cookie } = await liveTown(t);
  const first = await openScreen(town.origin, cookie);
  const { id: seen } = await first.next('board');
  first.close();
  const again = await openScreen(town.origin, cookie, { seen });
  await again.next('same');
  await report(town);
  await again.next('tiles');
  again.close();
  const later = await openScreen(town.origin, cookie, { seen });
  atEnd(t, () => later.close());
  const event = await later.next('board');
  assert.notEqual(event.id, seen);
});

test('forty screens cost the questions of one', async (t) => {
  const { town, cookie } = await liveTown(t);
  const screens = await Promise.all(
    Array.from({ length: 40 }, () => openScreen(town.origin, cookie)),
  );
  atEnd(t, () => {
    for (const screen of screens) screen.close();
  });
  await Promise.all(screens.map((screen) => screen.next('board')));
  const boards = boardsOf({ database: town.database } as Parameters<typeof boardsOf>[0]);
  assert.equal(boards.size, 1);
  const before = boards.shared.asked;
  await report(town);
  await Promise.all(screens.map((screen) => screen.next('tiles')));
  const asked = boards.shared.asked - before;
  assert.ok(asked < 60, `${asked} questions for one report and 40 screens`);
});

test('nobody without a session and nothing out of reach opens a stream', async (t) => {
  const { town, cookie } = await liveTown(t);
  const stranger = await openScreen(town.origin, '');
  assert.equal(stranger.status, 401);
  const county = await openScreen(town.origin, cookie, { query: 'level=county' });
  assert.equal(county.status, 403);
  const lost = await openScreen(town.origin, cookie, { query: 'level=village&code=nowhere' });
  assert.equal(lost.status, 404);
  for (const screen of [stranger, county, lost]) screen.close();
});
