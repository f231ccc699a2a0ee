/** The health page, and what the operators are told. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { queueMessages } from '#modules/messages/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { type TestTown, testTown } from '#testing';
import { api, type Finding } from '../contract/index.ts';
import { watch } from '../service/health.ts';

const findings = async (town: TestTown): Promise<Map<string, Finding>> => {
  const { items } = await (await town.as('admin')).api(api).health({});
  return new Map(items.map((one) => [one.code, one]));
};

test('an administrator sees disk, queues, backup and versions; others do not', async (t) => {
  const town = await testTown(t);
  const found = await findings(town);
  for (const code of [
    'disk',
    'database',
    'events',
    'setAside',
    'timers',
    'backup',
    'certificate',
    'versions',
  ]) {
    assert.ok(found.has(`platform.${code}`), code);
  }
  assert.equal(found.get('platform.backup')?.state, 'off');
  const crew = (await town.as('crew-sanitation-1')).api(api);
  await assert.rejects(
    crew.health({}),
    (error: unknown) => error instanceof ProblemError && error.problem.code === 'not-permitted',
  );
});

test('messages that do not leave and those given up are seen', async (t) => {
  const town = await testTown(t);
  const outbox = async () => (await findings(town)).get('messages.outbox');
  await town.database.inTenant(town.ctx, (tx) =>
    queueMessages(tx, [
      {
        template: 'people.phoneCode',
        values: { code: '123456', minutes: '5' },
        to: { name: '', phone: '13912345678' },
        urgency: 'urgent',
        subject: { kind: 'phoneCode', id: '1' },
      },
    ]),
  );
  assert.equal((await outbox())?.state, 'ok');
  await town.sql("UPDATE messages.messages SET state = 'retrying', next_attempt_at = created_at");
  town.clock.advance(1200);
  const late = await outbox();
  assert.equal(late?.state, 'urgent');
  assert.match(late?.valueZh ?? '', /最久 20 分钟/);
  await town.sql(
    "UPDATE messages.messages SET state = 'givenUp', next_attempt_at = NULL WHERE next_attempt_at IS NOT NULL",
  );
  assert.equal((await outbox())?.state, 'warning');
});

test('what gets worse is told once, and again only after it was well', async (t) => {
  const backup = await mkdtemp(join(tmpdir(), 'zhenshu-health-'));
  atEnd(t, () => rm(backup, { recursive: true, force: true }));
  const town = await testTown(t, { environment: { ZHENSHU_BACKUP: backup } });
  const keep = (hoursAgo: number): Promise<void> => {
    const at = new Date(town.clock.now().getTime() - hoursAgo * 3_600_000).toISOString();
    return writeFile(
      join(backup, 'state.json'),
      JSON.stringify({ keptUntil: at, lastBaseAt: at, fault: '' }),
    );
  };
  const messages = async (): Promise<number> => {
    const [row] = await town.sql<{ n: number }>(
      "SELECT count(DISTINCT (person_id, created_at))::int AS n FROM messages.messages WHERE template = 'health.trouble' AND subject_id = 'platform.backup' AND channel = 'inbox' AND tenant_id = $1",
      [town.tenantId],
    );
    return row?.n ?? 0;
  };
  await keep(0);
  await watch(town.ctx);
  assert.equal(await messages(), 0);
  await keep(3);
  await watch(town.ctx);
  const once = await messages();
  assert.ok(once > 0, 'somebody is told');
  await watch(town.ctx);
  assert.equal(await messages(), once, 'not again');
  assert.equal((await findings(town)).get('platform.backup')?.state, 'urgent');
  assert.ok((await findings(town)).get('platform.backup')?.since);
  town.clock.advance(60);
  await keep(0);
  await watch(town.ctx);
  assert.equal((await findings(town)).get('platform.backup')?.since, null);
  await keep(3);
  await watch(town.ctx);
  assert.equal(await messages(), once * 2);
});

test('an event that was set aside and a timer that fails are seen', async (t) => {
  const town = await testTown(t);
  await town.sql(
    "INSERT INTO platform.deliveries (tenant_id, listener, event_id, delivered_at, error) VALUES ($1, 'a.b', gen_random_uuid(), $2, 'x')",
    [town.tenantId, town.clock.now()],
  );
  await town.sql(
    "INSERT INTO platform.timers (id, tenant_id, kind, subject, due_at, attempts, last_error) VALUES (gen_random_uuid(), $1, 'no.such', 'x', $2, 3, 'x')",
    [town.tenantId, new Date(town.clock.now().getTime() + 3_600_000)],
  );
  const found = await findings(town);
  assert.equal(found.get('platform.setAside')?.state, 'warning');
  assert.equal(found.get('platform.timers')?.state, 'warning');
});
