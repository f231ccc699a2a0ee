/** The single sign-on against a real OpenID Connect provider, all over HTTP. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { type TestTown, testTown } from '#testing';
import { useOutward } from '#platform/outward/index.ts';
import { api } from '../contract.ts';
import {
  answerOf,
  startIssuer,
  type Subjects,
} from '../../../simulators/oidc-issuer/tests/issuer.ts';
import { browserAt, digitsOf, enrolApp, problemOf } from './sign-in-town.ts';

type Browser = ReturnType<typeof browserAt>;

/** A town whose single sign-on is set up as somebody who gives rights would. */
async function townWithIssuer(t: TestContext, subjects: Subjects) {
  const town = await testTown(t);
  town.clock.set(new Date());
  const admin = browserAt(town);
  await admin.signIn('admin');
  const before = await admin.people.signOnSettings({});
  const issuer = await startIssuer(t, before.returnAddress, subjects);
  const { hasSecret: _hasSecret, returnAddress, ...form } = before;
  const { id: clientId, secret: clientSecret } = issuer.client;
  const body = { ...form, active: true, issuer: issuer.issuer, clientId, clientSecret };
  const settings = await admin.people.saveSignOn({ body });
  const change = async (what: Partial<typeof body>) => {
    const {
      hasSecret: _has,
      returnAddress: _address,
      ...now
    } = await admin.people.signOnSettings({});
    return admin.people.saveSignOn({ body: { ...now, ...what } });
  };
  const begin = async (browser: Browser) => {
    const { address } = await browser.people.beginSignOn({ body: { town: 'qingxi' } });
    return answerOf(address, returnAddress);
  };
  const finish = (browser: Browser, answer: string, at = 'qingxi') =>
    browser.people.finishSignOn({ body: { town: at, answer } });
  const come = async (browser: Browser) => finish(browser, await begin(browser));
  return { town, admin, issuer, settings, change, begin, finish, come };
}

const lines = async (town: TestTown, action: string): Promise<number> => {
  const [row] = await town.sql<{ count: number }>(
    'SELECT count(*)::integer AS count FROM platform.audit WHERE action = $1',
    [action],
  );
  return row?.count ?? 0;
};

test('staff comes in by the single sign-on: session, device cookie, audit line; the secret lies sealed and is told to nobody', async (t) => {
  const subjects = { u1: { preferred_username: 'Officer1' } };
  const { town, admin, issuer, settings, change, come } = await townWithIssuer(t, subjects);
  assert.equal(settings.hasSecret, true);
  assert.ok(!JSON.stringify(settings).includes(issuer.client.secret));
  const [row] = await town.sql<{ secret: string }>(
    'SELECT client_secret AS secret FROM people.single_sign_on',
  );
  assert.match(row?.secret ?? '', /^v1\|/);
  const { items } = await town.anonymous().api(api).signOns({});
  assert.deepEqual(
    items.map((one) => [one.town, one.button]),
    [['qingxi', '县统一身份认证登录']],
  );
  issuer.present.subject = 'u1';
  const desk = browserAt(town);
  const before = await lines(town, 'people.signIn');
  const me = await come(desk);
  assert.ok('person' in me);
  assert.equal((await desk.people.me({})).person.id, me.person.id);
  assert.ok(desk.jar.has('zhenshu_session') && desk.jar.has('zhenshu_device'));
  assert.ok(!desk.jar.has('zhenshu_single_sign_on'));
  assert.equal((await lines(town, 'people.signIn')) - before, 1);
  assert.equal(await lines(town, 'people.linkSignOn'), 1);
  assert.ok('person' in (await come(browserAt(town))), 'a second time');
  assert.equal(await lines(town, 'people.linkSignOn'), 1, 'linked once');
  assert.equal((await change({ clientId: 'another' })).hasSecret, false, 'a secret stays at home');
  assert.equal(
    await problemOf(admin.people.saveSignOn({ body: { ...settings } })),
    'changed-meanwhile',
  );
});

test('nobody gets in whom the town does not know, nor under a name that was given to somebody else', async (t) => {
  const subjects: Subjects = {
    u1: { preferred_username: 'officer1' },
    u2: { preferred_username: 'nobody-here' },
    u3: { preferred_username: 'officer1' },
    u4: { phone_number: '+8613800000000', phone_number_verified: false },
  };
  const { town, issuer, come, change } = await townWithIssuer(t, subjects);
  const people = await town.sql('SELECT id FROM people.people');
  const attempt = (subject: string): Promise<unknown> => {
    issuer.present.subject = subject;
    return problemOf(come(browserAt(town)));
  };
  assert.equal(await attempt('u2'), 'single-sign-on-unknown');
  assert.equal(await attempt('u1'), 'done');
  assert.equal(await attempt('u3'), 'single-sign-on-unknown', 'the name is linked to u1');
  subjects['u1'] = { preferred_username: 'officer2' };
  assert.equal(await attempt('u1'), 'done', 'known by its number, whatever its name');
  await change({ claim: 'phone_number', scopes: 'openid phone' });
  assert.equal(await attempt('u4'), 'single-sign-on-unknown', 'a phone that nobody proved');
  assert.equal(await attempt(''), 'single-sign-on-refused', 'cancelled there');
  await town.sql("UPDATE people.accounts SET active = false WHERE username = 'officer1'");
  assert.equal(await attempt('u1'), 'single-sign-on-unknown', 'an account that was closed');
  assert.equal((await town.sql('SELECT id FROM people.people')).length, people.length);
  assert.equal(await lines(town, 'people.signOnRefused'), 4);
});

test('an answer counts once, in the browser that asked, with the state that was given', async (t) => {
  const { town, issuer, begin, finish } = await townWithIssuer(t, {
    u1: { preferred_username: 'officer1' },
  });
  issuer.present.subject = 'u1';
  const [desk, other] = [browserAt(town), browserAt(town)];
  const answer = await begin(desk);
  assert.equal(await problemOf(finish(other, answer)), 'single-sign-on-state', 'no cookie');
  await begin(other);
  assert.equal(await problemOf(finish(other, answer)), 'single-sign-on-state', 'another ticket');
  const wrong = new URLSearchParams(answer);
  wrong.set('state', 'x'.repeat(43));
  assert.equal(await problemOf(finish(desk, wrong.toString())), 'single-sign-on-state');
  assert.equal(
    await problemOf(finish(desk, answer, 'baisha')),
    'single-sign-on-state',
    'at the address of another town',
  );
  const ticket = desk.jar.get('zhenshu_single_sign_on') ?? '';
  const mixedUp = new URLSearchParams(await begin(other));
  mixedUp.set('iss', 'https://another.example');
  assert.equal(await problemOf(finish(other, mixedUp.toString())), 'single-sign-on-faulty');
  assert.equal(await problemOf(finish(desk, answer)), 'done');
  desk.jar.set('zhenshu_single_sign_on', ticket);
  assert.equal(await problemOf(finish(desk, answer)), 'challenge-gone', 'replayed');
});

test('the second factor here is asked for, unless the issuer says that two were shown and the town takes that', async (t) => {
  const { town, issuer, change, come } = await townWithIssuer(t, {
    u1: { preferred_username: 'officer1', amr: ['pwd'] },
  });
  issuer.present.subject = 'u1';
  const desk = browserAt(town);
  await desk.signIn('officer1');
  const { secret } = await enrolApp(town, desk.people);
  town.clock.advance(30);
  const asked = await come(desk);
  assert.ok('ticket' in asked);
  const body = { ticket: asked.ticket, code: digitsOf(town, secret) };
  assert.ok('person' in (await desk.people.signInFactor({ body })));
  assert.equal(await problemOf(change({ replacesFactor: true })), 'single-sign-on-factor-unfit');
  await change({ replacesFactor: true, factorValues: ['mfa'] });
  assert.ok('ticket' in (await come(desk)), 'a password only');
  issuer.present.amr = ['pwd', 'mfa'];
  const two = browserAt(town);
  assert.ok('person' in (await come(two)));
  const { items } = await two.people.sessions({});
  assert.equal(items.find(({ current }) => current)?.factor, 'singleSignOn');
});

test('switched off, not answering, in a closed network, with a wrong clock: each says what is the matter', async (t) => {
  const { town, admin, issuer, change, begin, finish, come } = await townWithIssuer(t, {
    u1: { preferred_username: 'officer1' },
  });
  issuer.present.subject = 'u1';
  const desk = browserAt(town);
  town.clock.advance(900);
  assert.equal(await problemOf(come(desk)), 'single-sign-on-clock');
  town.clock.set(new Date());
  const answer = await begin(desk);
  await change({ active: false });
  assert.equal(await problemOf(finish(desk, answer)), 'single-sign-on-off');
  assert.equal(await problemOf(begin(desk)), 'single-sign-on-off');
  await change({ active: true });
  useOutward({ loopback: false, hosts: [] });
  atEnd(t, () => useOutward({ loopback: true, hosts: [] }));
  assert.equal(await problemOf(begin(desk)), 'single-sign-on-unreachable', 'a private address');
  useOutward({ loopback: true, hosts: [] });
  const late = await begin(desk);
  await issuer.stop();
  assert.equal(await problemOf(finish(desk, late)), 'single-sign-on-unreachable');
  await change({ scopes: 'openid' });
  assert.equal(await problemOf(begin(desk)), 'single-sign-on-unreachable');
  for (const unfit of ['http://sso.example', 'https://a:b@sso.example', 'https://sso.example/?x']) {
    assert.equal(await problemOf(change({ issuer: unfit })), 'single-sign-on-issuer-unfit', unfit);
  }
  const stranger = browserAt(town);
  assert.equal(await problemOf(stranger.people.signOnSettings({})), 'sign-in-required');
  assert.equal(
    await problemOf(admin.people.beginSignOn({ body: { town: 'nowhere' } })),
    'single-sign-on-off',
  );
});

test('tokens with a forged signature and metadata of another issuer are refused', async (t) => {
  const { town, issuer, change, begin, come } = await townWithIssuer(t, {
    u1: { preferred_username: 'officer1' },
  });
  issuer.present.subject = 'u1';
  const desk = browserAt(town);
  issuer.present.forged = true;
  assert.equal(await problemOf(come(desk)), 'single-sign-on-faulty');
  issuer.present.forged = false;
  assert.equal(await problemOf(come(desk)), 'done');
  await change({ issuer: issuer.issuer.replace('127.0.0.1', 'localhost') });
  assert.equal(await problemOf(begin(desk)), 'single-sign-on-faulty');
});
