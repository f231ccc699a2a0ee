/** Reports that arrive in the same moment share a transaction: none is hurt, lost or doubled by its neighbours. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestTown, testTown } from '#testing';

const places = {
  qingxi: { longitude: 112.95, latitude: 28.45 },
  baisha: null,
} as const;

interface Answer {
  readonly status: number;
  readonly number: string;
}

/** Sends a report as a phone does. */
async function send(
  town: TestTown,
  { key, device, code = 'qingxi' }: { key: string; device: string; code?: keyof typeof places },
): Promise<Answer> {
  const position = places[code];
  const answer = await town.anonymous().fetch('/api/v1/reports', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      'x-zhenshu-town': code,
    },
    body: JSON.stringify({
      text: '垃圾桶满了',
      categoryCode: '020102',
      deviceId: device,
      ...(position ? { position } : {}),
    }),
  });
  const body = (await answer.json()) as { number?: string };
  return { status: answer.status, number: body.number ?? '' };
}

const kept = async (town: TestTown, like: string) =>
  town.sql<{ key: string; tenantId: string; cases: number; steps: number }>(
    `SELECT r.idempotency_key AS key, r.tenant_id AS "tenantId",
       (SELECT count(*) FROM cases.cases c WHERE c.id = r.case_id AND c.tenant_id = r.tenant_id)::integer AS cases,
       (SELECT count(*) FROM cases.trace t WHERE t.case_id = r.case_id AND t.action = 'register')::integer AS steps
     FROM reports.reports r WHERE r.idempotency_key LIKE $1 ORDER BY 1`,
    [like],
  );

test('reports of one moment: a bad one, a doubled one, two towns and a flood', async (t) => {
  const town = await testTown(t);

  await t.test('one that cannot be kept is refused alone', async () => {
    await town.sql(`CREATE FUNCTION refuse_bad() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.idempotency_key = 'bad-3' THEN RAISE 'not this one'; END IF; RETURN NEW; END $$`);
    await town.sql(`CREATE TRIGGER refuse_bad BEFORE INSERT ON reports.reports
      FOR EACH ROW EXECUTE FUNCTION refuse_bad()`);
    const before = (await town.sql('SELECT 1 FROM cases.cases')).length;
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        send(town, { key: `bad-${n}`, device: `bad-phone-${n}` }),
      ),
    );
    await town.sql('DROP TRIGGER refuse_bad ON reports.reports');
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201, 500, 201, 201],
    );
    const rows = await kept(town, 'bad-%');
    assert.deepEqual(
      rows.map(({ key, cases, steps }) => [key, cases, steps]),
      [0, 1, 2, 4, 5].map((n) => [`bad-${n}`, 1, 1]),
    );
    assert.equal((await town.sql('SELECT 1 FROM cases.cases')).length, before + 5);
  });

  await t.test('the same key twice among others is one report with one receipt', async () => {
    const phones = ['a', 'twice', 'b', 'twice', 'c'];
    const answers = await Promise.all(
      phones.map((phone) => send(town, { key: `key-${phone}`, device: phone })),
    );
    assert.ok(answers.every(({ status }) => status === 201));
    assert.equal(answers[1]?.number, answers[3]?.number);
    assert.equal(new Set(answers.map(({ number }) => number)).size, 4);
    assert.equal((await kept(town, 'key-%')).length, 4);
  });

  await t.test('each town keeps its own', async () => {
    const codes = ['qingxi', 'baisha', 'qingxi', 'baisha'] as const;
    const answers = await Promise.all(
      codes.map((code, n) => send(town, { key: `town-${n}`, device: `town-phone-${n}`, code })),
    );
    assert.ok(answers.every(({ status }) => status === 201));
    const rows = await kept(town, 'town-%');
    assert.deepEqual(
      rows.map(({ tenantId, cases }) => [tenantId, cases]),
      [town.tenantId, town.twinId, town.tenantId, town.twinId].map((id) => [id, 1]),
    );
  });

  await t.test('a device that floods gets its ten, the phone beside it is served', async () => {
    const answers = await Promise.all([
      ...Array.from({ length: 14 }, (_, n) => send(town, { key: `flood-${n}`, device: 'flood' })),
      send(town, { key: 'flood-honest', device: 'honest' }),
    ]);
    const counted = (status: number) => answers.filter((one) => one.status === status).length;
    assert.deepEqual([counted(201), counted(429), answers.at(-1)?.status], [11, 4, 201]);
    assert.equal((await kept(town, 'flood-%')).length, 11);
  });
});
