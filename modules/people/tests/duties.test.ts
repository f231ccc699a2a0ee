import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '#platform/problems/index.ts';
import { type TestTown, testTown } from '#testing';
import { api, type StaffInput } from '../contract.ts';

const problemOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );

const nowhere = { departmentId: null, villageId: null, gridCellId: null };

async function rightsDesk(town: TestTown, username = 'security') {
  const people = (await town.as(username)).api(api);
  const { roles } = await people.roles({});
  const idOf = (code: string) => roles.find((role) => role.code === code)?.id ?? '';
  const inputOf = async (who: string): Promise<StaffInput & { id: string }> => {
    const { items } = await people.staff({ query: {} });
    const one = items.find((member) => member.username === who);
    assert.ok(one);
    const held = one.roles.map(({ roleId, departmentId, villageId, gridCellId }) => {
      return { roleId, departmentId, villageId, gridCellId };
    });
    return { ...one, phone: one.phone || null, gender: null, roles: held };
  };
  const give = async (who: string, code: string) => {
    const { id: personId, ...input } = await inputOf(who);
    const roles = [...input.roles, { roleId: idOf(code), ...nowhere }];
    return people.saveStaff({ params: { personId }, body: { ...input, roles } });
  };
  return { people, roles, inputOf, give };
}

test('nobody is given rights that exclude each other, by role, by person or by what a role may do', async (t) => {
  const town = await testTown(t);
  const { people, roles, give } = await rightsDesk(town);
  assert.equal(await problemOf(give('officer1', 'securityAdministrator')), 'duties-conflict');
  assert.equal(await problemOf(give('admin', 'officer')), 'duties-conflict');
  assert.equal(await problemOf(give('officer1', 'clerk')), 'done');
  const security = roles.find(({ code }) => code === 'securityAdministrator');
  assert.ok(security);
  const body = { ...security, permissions: [...security.permissions, 'cases.read'] };
  const save = people.saveRole({ params: { roleId: security.id }, body });
  assert.equal(await problemOf(save), 'duties-conflict');
  const after = (await people.roles({})).roles.find(({ id }) => id === security.id);
  assert.equal(after?.version, security.version, 'nothing was kept of what was refused');
});

test('who keeps the register but gives no rights changes a title, not a role or a password', async (t) => {
  const town = await testTown(t);
  await town.sql(`DELETE FROM people.assignments a USING people.roles r, people.accounts c
    WHERE r.id = a.role_id AND r.code = 'securityAdministrator'
      AND c.person_id = a.person_id AND c.username = 'admin'`);
  const { people, inputOf, give } = await rightsDesk(town, 'admin');
  const { id: personId, ...input } = await inputOf('officer2');
  const params = { personId };
  assert.equal(await problemOf(give('officer2', 'clerk')), 'not-permitted');
  const password = 'eine-lange-bruecke-5';
  assert.equal(
    await problemOf(people.saveStaff({ params, body: { ...input, password } })),
    'not-permitted',
  );
  assert.equal(
    await problemOf(people.saveStaff({ params, body: { ...input, title: '夜班值班员' } })),
    'done',
  );
});

test('a town founded before the offices were divided gets the new roles, and loses no administrator', async (t) => {
  const town = await testTown(t);
  const { addNewRoles } = await import('../service/roles.ts');
  await town.sql(`DELETE FROM people.assignments a USING people.roles r
    WHERE r.id = a.role_id AND r.code IN ('auditor', 'securityAdministrator')`);
  await town.sql(`DELETE FROM people.roles WHERE code IN ('auditor', 'securityAdministrator')`);
  await addNewRoles(town.database, (id) => town.application.ctxOf(id));
  const { permissions } = await (await town.as('admin')).api(api).me({});
  assert.ok(permissions.includes('people.rights'));
  assert.ok(!permissions.includes('cases.read'));
});
