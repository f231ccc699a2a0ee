import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as peopleApi, type Why } from '#modules/people/contract.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { type TestTown, testTown } from '#testing';

const places = [
  { longitude: 112.95, latitude: 28.45 },
  { longitude: 112.962, latitude: 28.455 },
  { longitude: 112.94, latitude: 28.44 },
];

/** Cases of several places and departments, one of them confidential, one given to a crew. */
async function several(town: TestTown): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, categoryCode] of ['020102', '010101', '020102', '020103'].entries()) {
    const { caseId } = await town
      .anonymous()
      .api(reportsApi)
      .submit({
        body: {
          categoryCode,
          text: `第 ${index} 件`,
          position: places[index % places.length] ?? { longitude: 0, latitude: 0 },
          deviceId: crypto.randomUUID(),
        },
      });
    ids.push(caseId);
  }
  const crew = await town.as('crew-sanitation-1');
  await town.sql('UPDATE cases.cases SET sealed = true WHERE id = ANY ($1)', [ids.slice(1, 3)]);
  await town.sql('UPDATE cases.cases SET handler_id = $1 WHERE id = $2', [crew.personId, ids[2]]);
  return ids;
}

/** What the reasons alone say: one way of reach, and all of the rest. */
function saidBy({ steps }: Why): boolean {
  const isReach = (zh: string) => /范围|协办|经办人/.test(zh) && !zh.startsWith('这是保密事件');
  const reach = steps.filter(({ zh }) => isReach(zh));
  const seal = steps.filter(({ zh }) => zh.startsWith('这是保密事件'));
  return reach.some(({ holds }) => holds) && seal.every(({ holds }) => holds);
}

test('the explanation agrees with what everybody really sees, case by case', async (t) => {
  const town = await testTown(t);
  const ids = await several(town);
  const auditor = (await town.as('auditor')).api(peopleApi);
  const accounts = await town.sql<{ username: string; personId: string }>(
    `SELECT username, person_id AS "personId" FROM people.accounts WHERE tenant_id = $1
     AND username ~ '^(grid|head|crew|officer1|leader|clerk1|admin|security)'`,
    [town.tenantId],
  );
  assert.ok(accounts.length > 40);
  let seen = 0;
  for (const { username, personId } of accounts) {
    const { fetch } = await town.as(username);
    for (const reference of ids) {
      const { status } = await fetch(`/api/v1/cases/${reference}`);
      const query = { personId, kind: 'case', reference };
      const why = await auditor.whySees({ query });
      assert.equal(why.may, status === 200, `${username}: ${JSON.stringify(why.steps)}`);
      const mayRead = status !== 403;
      if (mayRead) assert.equal(saidBy(why), status === 200, JSON.stringify(why.steps));
      seen += Number(why.may);
    }
  }
  assert.ok(seen > 15 && seen < accounts.length * ids.length);
});

test('why somebody may do something names the roles that give it, and what stands in the way', async (t) => {
  const town = await testTown(t);
  const leader = (await town.as('leader')).api(peopleApi);
  const { personId } = await town.as('officer1');
  const ask = (permission: string) => leader.whyMay({ query: { personId, permission } });
  const dispatch = await ask('cases.dispatch');
  assert.ok(dispatch.may && dispatch.zh.includes('可以'));
  assert.ok(dispatch.steps.some(({ zh }) => zh.includes('值班员') && zh.includes('出厂就有')));
  assert.equal((await ask('people.rights')).may, false);
  await town.sql("UPDATE people.roles SET withheld = '{cases.dispatch}' WHERE code = 'officer'");
  const taken = await ask('cases.dispatch');
  assert.ok(!taken.may && taken.steps.some(({ zh }) => zh.includes('本镇已收回')));
  await town.sql('UPDATE people.accounts SET active = false WHERE person_id = $1', [personId]);
  assert.ok((await ask('cases.read')).steps.some(({ zh, holds }) => !holds && zh.includes('停用')));
  assert.ok(!(await town.as('clerk1').then((c) => c.fetch('/api/v1/rights/people'))).ok);
  const { items } = await leader.rights({ query: { permission: 'people.rights' } });
  assert.deepEqual(new Set(items.map(({ username }) => username)), new Set(['admin', 'security']));
});
