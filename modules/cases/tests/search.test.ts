import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Caller, type TestTown, testTown } from '#testing';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { api, type CaseListQuery } from '../contract/index.ts';

const market = { longitude: 112.95, latitude: 28.45 };

interface Reported {
  readonly text: string;
  readonly address: string;
  readonly position?: { readonly longitude: number; readonly latitude: number };
}

async function reportAll(town: TestTown, reports: readonly Reported[]): Promise<string[]> {
  const numbers: string[] = [];
  for (const { text, address, position = market } of reports) {
    const body = { categoryCode: '020102', text, address, position, deviceId: crypto.randomUUID() };
    const receipt = await town.anonymous().api(reportsApi).submit({ body });
    numbers.push(receipt.caseNumber);
  }
  return numbers;
}

async function numbersFor(caller: Caller, query: CaseListQuery): Promise<string[]> {
  const { items } = await caller.api(api).list({ query });
  return items.map(({ number }) => number);
}

test('words, parts of words and every way to say a number find a case', async (t) => {
  const town = await testTown(t);
  const officer = await town.as('officer1');
  const [lamp = '', bin = ''] = await reportAll(town, [
    { text: '坏了', address: '清溪大街 33 号 Lamp' },
    { text: '满了', address: '老街口' },
  ]);
  const [prefix, day, running] = bin.split('-');
  const found = async (q: string) => numbersFor(officer, { q });
  assert.deepEqual(await found('清溪大街'), [lamp]);
  assert.deepEqual(await found('溪大'), [lamp]);
  assert.deepEqual(await found('lamp 33'), [lamp]);
  assert.deepEqual(await found('口'), [bin]);
  assert.deepEqual(await found('街大溪清'), []);
  assert.deepEqual(await found('100%'), []);
  assert.deepEqual(await found(bin), [bin]);
  assert.deepEqual(await found(bin.toLowerCase().replaceAll('-', '')), [bin]);
  assert.deepEqual(await found(running ?? ''), [bin]);
  assert.deepEqual(await found(`${day}-${running}`), [bin]);
  assert.deepEqual(await found(`${prefix}-${day}`), [bin, lamp]);
  assert.deepEqual(await found('20010101-0001'), []);
});

test('a grid worker finds what the officer finds, as far as the own cell reaches, page by page', async (t) => {
  const town = await testTown(t);
  const officer = await town.as('officer1');
  const cells = await town.sql<{ id: string; longitude: number; latitude: number }>(
    `SELECT id, (area->'coordinates'->0->0->>0)::float8 AS longitude, (area->'coordinates'->0->0->>1)::float8 AS latitude
     FROM towns.grid_cells WHERE tenant_id = $1 AND area->>'type' = 'Polygon' LIMIT 6`,
    [town.tenantId],
  );
  await reportAll(
    town,
    cells.flatMap(({ longitude, latitude }) =>
      [0, 0.0004, 0.0008].map((by) => ({
        text: '满了',
        address: '老街口',
        position: { longitude: longitude + by, latitude: latitude + by },
      })),
    ),
  );
  await reportAll(town, [{ text: '满了', address: '老街口' }]);
  const { items: all } = await officer.api(api).list({ query: { limit: 100 } });
  const [holder] = await town.sql<{ username: string; cell: string }>(
    `SELECT a.username, c.grid_cell_id AS cell FROM cases.cases c
     JOIN people.accounts a ON a.person_id = c.grid_worker_id LIMIT 1`,
  );
  const grid = await town.as(holder?.username ?? '');
  const own = all.filter(({ gridCellId }) => gridCellId === holder?.cell).map(({ id }) => id);
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: CaseListQuery = { limit: 1, q: '老街', ...(cursor ? { cursor } : {}) };
    const page = await grid.api(api).list({ query });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  assert.ok(own.length > 0);
  assert.deepEqual(seen, own);
});

test('a window of the map holds what lies in it, to the edge', async (t) => {
  const town = await testTown(t);
  const officer = await town.as('officer1');
  await reportAll(town, [
    { text: '里面', address: '甲' },
    { text: '外面', address: '乙', position: { longitude: 112.9521, latitude: 28.45 } },
  ]);
  const within = async (bbox: string) => {
    const map = await officer.api(api).map({ query: { bbox } });
    assert.equal(map.onlyNewest, null);
    return map.points.length;
  };
  assert.equal(await within('112.949,28.449,112.9505,28.451'), 1);
  assert.equal(await within('112.949,28.449,112.9521,28.451'), 2);
  assert.equal(await within('112.95001,28.449,112.952,28.451'), 0);
  assert.equal(await within('112,28,114,29'), 2);
});
