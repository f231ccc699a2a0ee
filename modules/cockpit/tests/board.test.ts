/** Boards: whose numbers, at which place, and what changes them. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { sumNow } from '#modules/indicators/index.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { ground } from '#modules/towns/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { type TestTown, testTown } from '#testing';
import { api, type Board, type BoardQuery } from '../contract/index.ts';

const refusal = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

async function withTown(t: TestContext) {
  const town = await testTown(t);
  const board = async (who: string, query: BoardQuery = {}, at: 'qingxi' | 'yunling' = 'qingxi') =>
    (await town.as(who, at)).api(api).board({ query });
  return { town, board };
}

async function report(town: TestTown, text = '清溪大街 3 号门口垃圾没清'): Promise<void> {
  const officer = await town.as('officer1');
  await officer.api(reportsApi).submit({
    body: { channel: 'hotline', text, categoryCode: '020101' },
  });
  await town.settle();
  await sumNow(town.ctx);
  await town.settle();
}

const answer = (board: Board, tileId: string) => {
  const found = board.answers.find((one) => one.tileId === tileId);
  assert.ok(found, tileId);
  return found;
};
const numberOf = (board: Board, tileId: string) =>
  answer(board, tileId).series[0]?.values[0]?.value;

test('a new report changes the number, the ticker and the revision, and nothing else stays old', async (t) => {
  const { town, board } = await withTown(t);
  const before = await board('leader');
  assert.equal(numberOf(before, 'cases-registered'), 0);
  assert.equal(answer(before, 'in-time-rate').state, 'ok');
  assert.equal(numberOf(before, 'in-time-rate'), null);
  assert.equal(answer(before, 'ticker').state, 'empty');
  await report(town);
  const after = await board('leader');
  assert.equal(numberOf(after, 'cases-registered'), 1);
  assert.equal(numberOf(after, 'open-cases'), 1);
  assert.equal(answer(after, 'ticker').lines[0]?.kind, 'case.registered');
  assert.notEqual(after.revision, before.revision);
});

test('the drill goes from the town to a village to a cell, each with its way', async (t) => {
  const { board } = await withTown(t);
  const town = await board('leader');
  assert.deepEqual(
    town.way.map(({ level }) => level),
    ['town'],
  );
  const [village] = town.children;
  const below = await board('leader', { level: 'village', code: village?.code ?? '' });
  assert.deepEqual(
    below.way.map(({ level }) => level),
    ['town', 'village'],
  );
  const [cell] = below.children;
  const last = await board('leader', { level: 'gridCell', code: cell?.code ?? '' });
  assert.deepEqual(
    last.way.map(({ level }) => level),
    ['town', 'village', 'gridCell'],
  );
  for (const { layout, answers } of [town, below, last]) {
    assert.deepEqual(
      answers.filter(({ state }) => state === 'error'),
      [],
      layout.code,
    );
  }
});

test('a county sees its towns side by side and opens one; a town does not see the county', async (t) => {
  const { town, board } = await withTown(t);
  await report(town);
  const county = await board('operator1', {}, 'yunling');
  assert.equal(county.place.level, 'county');
  const open = answer(county, 'open').series[0]?.values;
  assert.deepEqual(
    open?.map(({ nameZh, value }) => [nameZh, value]),
    [
      ['清溪镇', 1],
      ['白沙镇', 0],
    ],
  );
  const opened = await board('operator1', { town: 'qingxi' }, 'yunling');
  assert.deepEqual(
    opened.way.map(({ level }) => level),
    ['county', 'town'],
  );
  assert.equal(numberOf(opened, 'open-cases'), 1);
  await nothingOfRows(town);
  await assert.rejects(board('leader', { level: 'county' }), refusal('level-out-of-reach'));
  await assert.rejects(board('leader', { town: 'baisha' }), refusal('level-out-of-reach'));
  await assert.rejects(
    board('leader', { level: 'village', code: 'nowhere' }),
    refusal('board-place-unknown'),
  );
  await assert.rejects(
    board('operator1', { level: 'village' }, 'yunling'),
    (error) => error instanceof ProblemError && /qingxi 清溪镇/.test(error.problem.cure ?? ''),
  );
});

test('a level without a code is told which there are, by their names, and names no “-”', async (t) => {
  const town = await testTown(t);
  const leader = await town.as('leader');
  const [village] = (await ground(town.ctx)).villages;
  for (const level of ['village', 'gridCell']) {
    for (const query of [`level=${level}`, `level=${level}&code=`, `level=${level}&code=%20`]) {
      const reply = await leader.fetch(`/api/v1/cockpit/board?${query}`);
      const told = (await reply.json()) as { code: string; title: string; cure: string };
      assert.deepEqual([reply.status, told.code], [422, 'board-place-missing'], query);
      assert.doesNotMatch(`${told.title}${told.cure}`, /“-”|"-"|undefined/);
      if (level === 'village')
        assert.ok(told.cure.includes(`${village?.code} ${village?.nameZh}`), told.cure);
    }
  }
});

/** Whatever rights its people hold at home: of a town a county reads totals, and not one row. */
async function nothingOfRows(town: TestTown): Promise<void> {
  await town.sql(
    "UPDATE people.roles SET granted = ARRAY['cases.read', 'alarms.read', 'things.read'] WHERE code = 'operator'",
  );
  const rows = await town.sql<{ id: string; number: string; title: string }>(
    'SELECT id::text, number, title FROM cases.cases',
  );
  assert.ok(rows.length > 0);
  const operator = await town.as('operator1', 'yunling');
  for (const query of ['', '?town=qingxi', '?town=qingxi&phone=true']) {
    const reply = await operator.fetch(`/api/v1/cockpit/board${query}`);
    const text = await reply.text();
    const { answers } = JSON.parse(text) as Board;
    for (const { lines } of answers) assert.deepEqual(lines, [], query);
    for (const { id, number, title } of rows) {
      for (const word of [id, number, title]) assert.ok(!text.includes(word), `${query}: ${word}`);
    }
  }
}

test('a reader without the right to indicators is told so on each tile', async (t) => {
  const { town } = await withTown(t);
  await town.sql(
    "UPDATE people.roles SET withheld = ARRAY['indicators.read', 'alarms.read', 'cases.read'] WHERE code = 'leader'",
  );
  const shown = await (await town.as('leader')).api(api).board({ query: {} });
  assert.equal(answer(shown, 'open-cases').state, 'forbidden');
  assert.equal(answer(shown, 'ticker').state, 'forbidden');
});
