import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ground } from '#modules/towns/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { testTown } from '#testing';
import { api } from '../contract.ts';

const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );

test("a town adds a role of its own, gives it rights, somebody holds it in a village; only then it can't be removed", async (t) => {
  const town = await testTown(t);
  const people = (await town.as('admin')).api(api);
  const body = { nameZh: '河长', nameEn: '', scopeKind: 'village' as const };
  const { id } = await people.addRole({ body });
  assert.equal(await codeOf(people.addRole({ body })), 'role-name-taken');
  const roleOf = async () => (await people.roles({})).roles.find((role) => role.id === id);
  const fresh = await roleOf();
  assert.deepEqual(
    [fresh?.nameEn, fresh?.builtin, fresh?.permissions, fresh?.holders],
    ['河长', false, [], 0],
  );
  const params = { roleId: id };
  const rights = { nameZh: '河长', nameEn: 'River chief', permissions: ['cases.read'], version: 1 };
  await people.saveRole({ params, body: rights });
  const [village] = (await ground(town.ctx)).villages;
  const held = { departmentId: null, villageId: village?.id ?? '', gridCellId: null };
  await people.addStaff({
    body: {
      name: '何长江',
      phone: null,
      gender: null,
      title: '河长',
      departmentId: null,
      skills: [],
      active: true,
      version: null,
      username: 'river1',
      password: 'eine-lange-bruecke-5',
      roles: [{ roleId: id, ...held }],
    },
  });
  await town.sql("UPDATE people.accounts SET must_change = false WHERE username = 'river1'");
  const me = await (await town.as('river1')).api(api).me({});
  assert.deepEqual([me.permissions, me.scope.kind], [['cases.read'], 'village']);
  assert.deepEqual(me.scope.villageIds, [village?.id]);
  const remove = (version: number) => people.removeRole({ params, query: { version } });
  assert.equal(await codeOf(remove(2)), 'role-held');
  await town.sql('DELETE FROM people.assignments WHERE role_id = $1', [id]);
  assert.equal(await codeOf(remove(1)), 'changed-meanwhile');
  await remove(2);
  assert.equal(await roleOf(), undefined);
});

test('roles that ship cannot be removed, and only administrators add any', async (t) => {
  const town = await testTown(t);
  const people = (await town.as('admin')).api(api);
  const clerk = (await people.roles({})).roles.find(({ code }) => code === 'clerk');
  const params = { roleId: clerk?.id ?? '' };
  const query = { version: clerk?.version ?? 0 };
  assert.equal(await codeOf(people.removeRole({ params, query })), 'role-shipped');
  const officer = (await town.as('officer1')).api(api);
  const body = { nameZh: '路长', nameEn: '', scopeKind: 'town' as const };
  assert.equal(await codeOf(officer.addRole({ body })), 'not-permitted');
});
