/** Passwords, codes and sessions as docs/security-rules.md has them. Named by docs/asvs.csv. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as messagesApi } from '#modules/messages/contract/index.ts';
import { testTown } from '#testing';
import { api } from '../contract.ts';
import { browserAt, demoPassword, enrolApp, problemOf } from './sign-in-town.ts';

const fresh = 'Über allen Gipfeln ist Ruh 山高月小 水落石出';

test('one changes a password with the present one; it is taken exactly as typed; the other sessions end', async (t) => {
  const town = await testTown(t);
  const [desk, phone] = [browserAt(town), browserAt(town)];
  await desk.signIn('officer1');
  await phone.signIn('officer1');
  const change = (current: string, next: string) =>
    problemOf(desk.people.changePassword({ body: { current, next } }));
  assert.equal(await change('wrong-guess-1', fresh), 'sign-in-failed');
  assert.equal(await change(demoPassword, 'password123'), 'password-weak');
  assert.equal(await change(demoPassword, 'officer1officer1'), 'password-weak', 'the own name');
  for (const place of ['qingxi2026!', '!!Qingxi-Town-2026'])
    assert.equal(await change(demoPassword, place), 'password-weak', place);
  assert.equal(await change(demoPassword, fresh), 'done');
  assert.equal(await problemOf(phone.people.me({})), 'sign-in-required');
  assert.equal(await problemOf(desk.people.me({})), 'done');
  const other = browserAt(town, '203.0.113.60');
  for (const near of [fresh.toLowerCase(), fresh.trimEnd().slice(0, -1), `${fresh} `])
    assert.equal(await problemOf(other.signIn('officer1', near)), 'sign-in-failed', near);
  assert.equal(await problemOf(other.signIn('officer1', fresh)), 'done');
  const [row] = await town.sql<{ hash: string }>(
    "SELECT password_hash AS hash FROM people.accounts WHERE username = 'officer1'",
  );
  assert.match(row?.hash ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);

  const lines = await town.sql<{ action: string; traced: boolean }>(
    "SELECT action, trace_id <> '' AS traced FROM platform.audit WHERE action LIKE 'people.%'",
  );
  for (const action of ['people.signIn', 'people.signInFailed', 'people.changePassword'])
    assert.ok(
      lines.some((line) => line.action === action && line.traced),
      action,
    );

  town.clock.advance(400 * 86_400);
  const later = browserAt(town);
  assert.equal(await problemOf(later.signIn('officer1', fresh)), 'done', 'it does not age');
  assert.ok(!(await later.people.me({})).mustChangePassword);
});

test('a password that somebody else gave opens nothing but the change of it', async (t) => {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  const { items } = await admin.staff({ query: {} });
  const found = items.find(({ username }) => username === 'officer2');
  assert.ok(found);
  const { id: personId, roles, ...rest } = found;
  const body = {
    ...rest,
    phone: rest.phone || null,
    gender: null,
    password: 'gegeben-vom-amt-7',
    roles: roles.map(({ roleId, departmentId, villageId, gridCellId }) => {
      return { roleId, departmentId, villageId, gridCellId };
    }),
  };
  await admin.saveStaff({ params: { personId }, body });
  const desk = browserAt(town);
  await desk.signIn('officer2', 'gegeben-vom-amt-7');
  const me = await desk.people.me({});
  assert.deepEqual([me.mustChangePassword, me.permissions], [true, []]);
  const next = 'eine-lange-bruecke-5';
  await desk.people.changePassword({ body: { current: 'gegeben-vom-amt-7', next } });
  assert.ok((await desk.people.me({})).permissions.length > 0);

  await admin.saveStaff({
    params: { personId },
    body: { ...body, version: body.version + 1, password: undefined as never, active: false },
  });
  assert.equal(await problemOf(desk.people.me({})), 'sign-in-required', 'who left is out at once');
});

test('a role or place of another town, or of none, cannot be given', async (t) => {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  const [foreign] = await town.sql<{ id: string }>(
    'SELECT id FROM people.roles WHERE tenant_id = $1 LIMIT 1',
    [town.twinId],
  );
  const role = { departmentId: null, villageId: null, gridCellId: null };
  const add = (roles: readonly object[], departmentId: string | null = null) =>
    problemOf(
      admin.addStaff({
        body: {
          name: '新人',
          phone: null,
          gender: null,
          title: '',
          departmentId,
          skills: [],
          active: true,
          version: null,
          username: null,
          roles: roles as never,
        },
      }),
    );
  const { roles } = await admin.roles({});
  const own = { ...role, roleId: roles.find(({ code }) => code === 'clerk')?.id };
  assert.equal(await add([{ ...role, roleId: foreign?.id }]), 'request-invalid');
  assert.equal(await add([{ ...role, roleId: crypto.randomUUID() }]), 'request-invalid');
  assert.equal(await add([{ ...own, villageId: crypto.randomUUID() }]), 'request-invalid');
  assert.equal(await add([], crypto.randomUUID()), 'request-invalid');
  assert.equal(await add([own, own]), 'done', 'said twice is held once');
});

test('a whole village behind one address of its telephone company gets its codes', async (t) => {
  const town = await testTown(t);
  const { people } = browserAt(town, '198.51.100.21');
  const answers = new Set<unknown>();
  for (let one = 0; one < 60; one += 1) {
    const phone = `139${String(10_000_000 + one)}`;
    answers.add(await problemOf(people.requestPhoneCode({ body: { phone } })));
  }
  assert.deepEqual([...answers], ['done']);
});

test('a code by phone: six digits, five minutes, five tries, once, for the request it was sent for', async (t) => {
  const town = await testTown(t);
  const phone = '13912345678';
  const desk = browserAt(town, '198.51.100.20');
  const seen = new Set<string>();
  const codeFor = async () => {
    const { codeId, validSeconds } = await desk.people.requestPhoneCode({ body: { phone } });
    const shown = await town.anonymous().api(messagesApi).simulator({ query: { phone } });
    const bodies = shown.items.map(({ body }) => /(\d{6})/.exec(body)?.[1] ?? '');
    const code = bodies.find((one) => !seen.has(one)) ?? '';
    seen.add(code);
    return { codeId, validSeconds, code };
  };
  const first = await codeFor();
  assert.equal(first.validSeconds, 300);
  const second = await codeFor();
  assert.match(second.code, /^\d{6}$/);
  const show = (codeId: string, code: string) =>
    problemOf(desk.people.confirmPhoneCode({ body: { codeId, code } }));
  if (first.code !== second.code)
    assert.equal(await show(first.codeId, second.code), 'phone-code-wrong', 'bound to its request');
  assert.equal(await show(second.codeId, second.code), 'done');
  assert.equal(await show(second.codeId, second.code), 'phone-code-wrong', 'once');
  const third = await codeFor();
  const wrong = third.code === '000000' ? '000001' : '000000';
  for (let guess = 0; guess < 5; guess += 1) await show(third.codeId, wrong);
  assert.equal(await show(third.codeId, third.code), 'phone-code-wrong', 'five tries');
  const fourth = await codeFor();
  town.clock.advance(301);
  assert.equal(await show(fourth.codeId, fourth.code), 'phone-code-wrong', 'five minutes');
  await codeFor();
  assert.equal(
    await problemOf(desk.people.requestPhoneCode({ body: { phone } })),
    'too-many-requests',
    'five an hour',
  );
});

test('tokens and codes are of the system’s chance, long enough, and kept as digests only', async (t) => {
  const town = await testTown(t);
  const desk = browserAt(town);
  await desk.signIn('officer1');
  const { recoveryCodes } = await enrolApp(town, desk.people);
  const token = desk.jar.get('zhenshu_session') ?? '';
  assert.equal(Buffer.from(token, 'base64url').length, 32);
  for (const code of recoveryCodes) assert.ok(code.replace(/\W/g, '').length >= 10, code);
  const kept = await town.sql<{ text: string }>(
    `SELECT to_jsonb(s)::text AS text FROM people.sessions s
     UNION ALL SELECT to_jsonb(r)::text FROM people.recovery_codes r`,
  );
  await desk.people.beginTotp({});
  const [begun] = await town.sql<{ content: unknown }>('SELECT content FROM people.challenges');
  assert.match(String(begun?.content), /^v1\|/, 'a proposed secret lies sealed');
  const all = kept.map(({ text }) => text).join('\n');
  for (const secret of [token, ...recoveryCodes]) assert.ok(!all.includes(secret));
});

test('a session ends with its whole length, used or not; one sees one’s own and ends them', async (t) => {
  const town = await testTown(t);
  const [desk, other] = [browserAt(town), browserAt(town)];
  await desk.signIn('officer1');
  await other.signIn('officer1');
  const { items } = await desk.people.sessions({});
  const open = items.filter(({ current }) => !current);
  assert.equal(open.length, 1);
  await desk.people.endSession({ params: { sessionId: open[0]?.id ?? '' } });
  assert.equal(await problemOf(other.people.me({})), 'sign-in-required');
  desk.headers['x-zhenshu-idle'] = '0';
  for (let day = 0; day < 27; day += 1) {
    town.clock.advance(43_000);
    assert.equal(await problemOf(desk.people.me({})), 'done', `half day ${day}`);
  }
  town.clock.advance(2 * 43_000);
  assert.equal(await problemOf(desk.people.me({})), 'sign-in-required', 'fourteen days');
});
