/** The list of entries says what acts were about by name, as far as whoever reads it may see it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit } from '#platform/audit/index.ts';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { entryList } from '../service/overview.ts';
import { signAll } from './ledger-fixture.ts';

test('sign-ins and devices stand in the list by name for those who may see it; residents by nothing', async (t) => {
  const town = await testTown(t);
  const [staff] = await town.sql<{ id: string; name: string }>(
    "SELECT id, name FROM people.people WHERE kind = 'staff' AND tenant_id = $1 LIMIT 1",
    [town.tenantId],
  );
  const [resident] = await town.sql<{ id: string }>(
    "SELECT id FROM people.people WHERE kind = 'resident' AND tenant_id = $1 LIMIT 1",
    [town.tenantId],
  );
  const [thing] = await town.sql<{ id: string; code: string }>(
    'SELECT id, code FROM things.things WHERE tenant_id = $1 LIMIT 1',
    [town.tenantId],
  );
  assert.ok(staff && resident && thing);
  await town.database.inTenant(town.ctx, (tx) =>
    audit(tx, [
      { action: 'people.signIn', subject: staff.id },
      { action: 'people.signIn', subject: resident.id },
      { action: 'people.saveRole', subject: 'no-id-of-anybody' },
      { action: 'things.save', subject: thing.id },
      { action: 'map.saveBackground', subject: staff.id },
    ]),
  );
  await signAll(town);
  const named = async (who: string) => {
    const { items } = await (await town.as(who)).api(api).entries({ query: { limit: 100 } });
    const nameOf = (kind: string, subject: string) =>
      items.find((one) => one.kind === kind && one.subject === subject)?.subjectName;
    return [
      nameOf('people.signIn', staff.id),
      nameOf('people.signIn', resident.id),
      nameOf('people.saveRole', 'no-id-of-anybody'),
      nameOf('things.save', thing.id)?.split(' ')[0],
      nameOf('map.saveBackground', staff.id),
    ];
  };
  assert.deepEqual(await named('leader'), [staff.name, null, null, thing.code, null]);
  // Who reads the ledger and nothing else sees ids.
  const actor = { ...town.ctx.actor, permissions: new Set(['ledger.read']) };
  const { items } = await entryList({ ...town.ctx, actor }, { limit: 100 });
  assert.ok(items.length >= 5);
  assert.ok(items.every(({ subjectName }) => subjectName === null));
});
