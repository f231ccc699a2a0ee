import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { api } from '../contract.ts';
import { browserAt, demoPassword, digitsOf, enrolApp, problemOf } from './sign-in-town.ts';

const step = 30;

test('who guesses is stopped, the owner at another address or in a known browser is not', async (t) => {
  const town = await testTown(t);
  const owner = browserAt(town, '203.0.113.9');
  await owner.signIn('officer1');
  const thief = browserAt(town, '203.0.113.9');
  for (let guess = 0; guess < 8; guess += 1)
    assert.equal(await problemOf(thief.signIn('officer1', 'wrong-guess-1')), 'sign-in-failed');
  assert.equal(await problemOf(thief.signIn('officer1')), 'too-many-requests');
  assert.equal(await problemOf(owner.signIn('officer1')), 'done', 'the browser is known');
  assert.equal(await problemOf(browserAt(town, '203.0.113.10').signIn('officer1')), 'done');
  town.clock.advance(300);
  assert.equal(await problemOf(thief.signIn('officer1')), 'done', 'five minutes later');
});

test('a hundred strangers lock out strangers only', async (t) => {
  const town = await testTown(t);
  const owner = browserAt(town);
  await owner.signIn('officer1');
  const guesses = Array.from({ length: 100 }, (_, at) => browserAt(town, `198.51.100.${at}`));
  await Promise.all(guesses.map((one) => problemOf(one.signIn('officer1', 'wrong-guess-1'))));
  const stranger = browserAt(town, '198.51.100.200');
  assert.equal(await problemOf(stranger.signIn('officer1')), 'too-many-requests');
  assert.equal(await problemOf(owner.signIn('officer1')), 'done');
  assert.equal(await problemOf(stranger.signIn('officer2')), 'done', 'another name is not meant');
});

test('an authenticator app: enrolled, asked for, taken once; the other sessions end', async (t) => {
  const town = await testTown(t);
  const [desk, phone] = [browserAt(town), browserAt(town)];
  await desk.signIn('officer1');
  await phone.signIn('officer1');
  const { secret, recoveryCodes } = await enrolApp(town, desk.people);
  assert.equal(new Set(recoveryCodes).size, 10);
  assert.equal(await problemOf(phone.people.me({})), 'sign-in-required');
  assert.equal(await problemOf(desk.people.me({})), 'done');

  const asked = await phone.signIn('officer1');
  assert.ok('ticket' in asked);
  assert.deepEqual(asked.kinds, ['totp', 'recovery']);
  assert.equal(await problemOf(phone.people.me({})), 'sign-in-required', 'half is not enough');
  const { ticket } = asked;
  const show = (code: string, at = ticket) =>
    phone.people.signInFactor({ body: { ticket: at, code } });
  assert.equal(await problemOf(show('000000')), 'factor-code-wrong');
  assert.equal(
    await problemOf(show(digitsOf(town, secret))),
    'factor-code-wrong',
    'enrolled with it',
  );
  town.clock.advance(step);
  const code = digitsOf(town, secret);
  assert.equal((await show(code)).person.kind, 'staff');
  assert.equal(await problemOf(show(code)), 'challenge-gone');
  const { items } = await phone.people.sessions({});
  assert.equal(items.find(({ current }) => current)?.factor, 'totp');

  const other = browserAt(town);
  assert.equal(
    await problemOf(other.signIn('officer1', demoPassword, code)),
    'factor-code-wrong',
    'replayed',
  );
  town.clock.advance(step);
  assert.equal(
    await problemOf(other.signIn('officer1', demoPassword, digitsOf(town, secret))),
    'done',
  );
  const [first = ''] = recoveryCodes;
  assert.equal(
    await problemOf(other.signIn('officer1', demoPassword, first.toUpperCase())),
    'done',
  );
  assert.equal(await problemOf(other.signIn('officer1', demoPassword, first)), 'factor-code-wrong');
  assert.equal((await other.people.factors({})).recoveryCodesLeft, 9);
});

test('five wrong codes end a sign-in that waits, and an hour of guessing ends at thirty', async (t) => {
  const town = await testTown(t);
  const desk = browserAt(town);
  await desk.signIn('officer1');
  await enrolApp(town, desk.people);
  const thief = browserAt(town, '198.51.100.7');
  const answers: unknown[] = [];
  for (let at = 0; at < 7; at += 1) {
    const asked = await thief.signIn('officer1');
    assert.ok('ticket' in asked);
    for (let guess = 0; guess < 6; guess += 1) {
      const body = { ticket: asked.ticket, code: '123456' };
      answers.push(await problemOf(thief.people.signInFactor({ body })));
    }
  }
  assert.deepEqual(answers.slice(4, 6), ['factor-code-wrong', 'challenge-gone']);
  const count = (code: string) => answers.filter((answer) => answer === code).length;
  assert.equal(count('factor-code-wrong'), 30);
  assert.ok(count('too-many-requests') >= 5);
});

test('where the town asks for it, administrators do nothing before they have a second factor', async (t) => {
  const town = await testTown(t);
  const admin = browserAt(town);
  await admin.signIn('admin');
  const rules = await admin.people.security({});
  assert.equal(rules.secondFactor, 'none', 'the demo asks nobody');
  await admin.people.saveSecurity({ body: { ...rules, secondFactor: 'administrators' } });
  const me = await admin.people.me({});
  assert.deepEqual([me.mustEnrolFactor, me.permissions], [true, []]);
  assert.equal(await problemOf(admin.people.staff({ query: {} })), 'not-permitted');
  await enrolApp(town, admin.people);
  const after = await admin.people.me({});
  assert.ok(!after.mustEnrolFactor && after.permissions.includes('people.rights'));
  const { items } = await admin.people.factors({});
  const params = { factorId: items[0]?.id ?? '' };
  assert.equal(await problemOf(admin.people.removeFactor({ params })), 'factor-needed');
  const officer = browserAt(town);
  await officer.signIn('officer1');
  assert.equal((await officer.people.me({})).mustEnrolFactor, false);
});

test('a town that has decided nothing asks its administrators, and signs them out after half an hour', async (t) => {
  const town = await testTown(t);
  await town.sql('DELETE FROM people.security');
  const admin = browserAt(town);
  await admin.signIn('admin');
  assert.equal((await admin.people.me({})).mustEnrolFactor, true);
  admin.headers['x-zhenshu-idle'] = '0';
  town.clock.advance(29 * 60);
  assert.equal(await problemOf(admin.people.me({})), 'done');
  admin.headers['x-zhenshu-idle'] = '1800';
  town.clock.advance(20 * 60);
  assert.equal(await problemOf(admin.people.me({})), 'done', 'a page that asks by itself');
  town.clock.advance(11 * 60);
  assert.equal(await problemOf(admin.people.me({})), 'sign-in-required', 'keeps nobody signed in');
});

test('a stream, a picture or a refresh that says nothing of a person keeps nobody signed in; an act does', async (t) => {
  const town = await testTown(t);
  await town.sql('DELETE FROM people.security');
  const admin = browserAt(town);
  await admin.signIn('admin');
  town.clock.advance(20 * 60);
  admin.headers['accept'] = 'text/html,*/*';
  assert.equal((await admin.fetch('/api/v1/me')).status, 200, 'a page is opened');
  delete admin.headers['accept'];
  for (let minute = 0; minute < 29; minute += 1) {
    town.clock.advance(60);
    assert.equal(await problemOf(admin.people.me({})), 'done', `refresh at minute ${minute}`);
  }
  town.clock.advance(61);
  assert.equal(await problemOf(admin.people.me({})), 'sign-in-required');
});

test('a dangerous act asks anew after ten minutes; the password confirms, or the factor where there is one', async (t) => {
  const town = await testTown(t);
  const admin = browserAt(town);
  await admin.signIn('admin');
  const add = (nameZh: string) =>
    problemOf(admin.people.addRole({ body: { nameZh, nameEn: '', scopeKind: 'town' } }));
  assert.equal(await add('一号'), 'done');
  town.clock.advance(601);
  assert.equal(await add('二号'), 'confirmation-needed');
  assert.equal((await admin.people.askConfirmation({})).factor, null);
  const confirm = (password: string) => problemOf(admin.people.confirm({ body: { password } }));
  assert.equal(await confirm('wrong-guess-1'), 'sign-in-failed');
  assert.equal(await confirm(demoPassword), 'done');
  assert.equal(await add('二号'), 'done');
  const { secret } = await enrolApp(town, admin.people);
  town.clock.advance(601);
  assert.equal(await confirm(demoPassword), 'factor-code-wrong', 'the password is not enough now');
  const { factor } = await admin.people.askConfirmation({});
  const body = { ticket: factor?.ticket ?? '', code: digitsOf(town, secret) };
  assert.equal(await problemOf(admin.people.confirm({ body })), 'done');
  assert.equal(await add('三号'), 'done');
});

test('signing in again ends what this browser had, and nobody else', async (t) => {
  const town = await testTown(t);
  const desk = browserAt(town);
  await desk.signIn('officer1');
  const before = desk.jar.get('zhenshu_session') ?? '';
  await desk.signIn('officer1');
  assert.notEqual(desk.jar.get('zhenshu_session'), before);
  const old = browserAt(town);
  old.jar.set('zhenshu_session', before);
  assert.equal(await problemOf(old.people.me({})), 'sign-in-required');
});

test('who gives rights sees all accounts, ends sessions and takes off a lost factor', async (t) => {
  const town = await testTown(t);
  const [officer, security] = [browserAt(town), (await town.as('security')).api(api)];
  await officer.signIn('officer1');
  await enrolApp(town, officer.people);
  const rowOf = async () =>
    (await security.accounts({})).items.find(({ username }) => username === 'officer1');
  const row = await rowOf();
  assert.deepEqual([row?.factors, row?.sessions, row?.required], [['totp'], 1, false]);
  const params = { personId: row?.personId ?? '' };
  const { items } = await security.sessionsOf({ params });
  assert.equal(items.length, 1);
  assert.deepEqual(await security.endSessionsOf({ params, query: {} }), { ended: 1 });
  assert.equal(await problemOf(officer.people.me({})), 'sign-in-required');
  await security.resetFactors({ params });
  assert.deepEqual((await rowOf())?.factors, []);
  assert.ok('person' in (await officer.signIn('officer1')));
  assert.equal(await problemOf(officer.people.accounts({})), 'not-permitted');
});

test('a page of another site, a sandboxed frame or a nonsense origin changes nothing', async (t) => {
  const town = await testTown(t);
  const { cookie } = await town.as('officer1');
  for (const origin of ['https://evil.example', 'null', '::::', 'http://localhost:1']) {
    const { statusCode } = await town.application.http.inject({
      method: 'POST',
      url: '/api/v1/sign-out',
      headers: { cookie, origin, host: 'localhost' },
    });
    assert.equal(statusCode, 403, origin);
  }
  const own = await town.application.http.inject({
    method: 'POST',
    url: '/api/v1/sign-out',
    headers: { cookie, origin: 'http://localhost', host: 'localhost' },
  });
  assert.equal(own.statusCode, 200);
});
