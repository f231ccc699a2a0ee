import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as privacyApi } from '#modules/privacy/contract/index.ts';
import { api as sharingApi } from '#modules/sharing/contract/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { api as peopleApi } from '#modules/people/contract.ts';
import { client } from '#platform/contract/index.ts';
import { testTown, type TestTown } from '#testing';
import { api } from '../contract/index.ts';
import { refreshTown } from '../index.ts';
import { addList, bring, type TestList } from './town-records.ts';

const health: TestList = {
  code: 'health-records',
  department: 'health',
  fields: ['name', 'identityNumber', 'birthDate', 'phone', 'address'],
};
const civil: TestList = {
  code: 'subsidies',
  department: 'civil-affairs',
  fields: ['name', 'birthDate', 'address', 'grantKind'],
};
const wei = '11010519491231002X';

const codeIs =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof ProblemError && error.problem.code === code;

/** A resident who has just signed up; calls carry the session. */
async function signedUp(
  town: TestTown,
  { phone, name }: { readonly phone: string; readonly name: string },
) {
  const nobody = town.anonymous();
  const { codeId } = await nobody.api(peopleApi).requestPhoneCode({ body: { phone } });
  const sent = await nobody.fetch(`/api/v1/messages/simulator?phone=${phone}`);
  const { items } = (await sent.json()) as { items: { body: string }[] };
  const code = /\d{6}/.exec(items[0]?.body ?? '')?.[0] ?? '';
  const answer = await nobody.fetch('/api/v1/residents/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ codeId, code, name }),
  });
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const fetchAs: typeof fetch = (input, init = {}) =>
    nobody.fetch(input, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), cookie },
    });
  return (of: typeof privacyApi) => client(of, { fetch: fetchAs });
}

test('old house numbers are one place with the new ones, and a record belongs to the account that proved its number', async (t) => {
  const town = await testTown(t);
  const healthId = await addList(town, health);
  const civilId = await addList(town, civil);
  await bring(town, healthId, health, [
    ['J1', '张伟', wei, '1949-12-31', '19900000001', '清溪正街12号'],
    ['J2', '李桂兰', '', '1946-11-02', '', '白鹭村1组2号'],
  ]);
  await bring(town, civilId, civil, [['M1', '李桂兰', '', '白鹭村一组旧302号', '低保']]);
  const clerk = await town.as('clerk1');
  const records = clerk.api(api);
  const named = async (words: string) =>
    (await records.find({ body: { kind: 'person', words } })).items;
  assert.equal((await named('李桂兰')).length, 2, 'name alone, and another door: not surely one');

  const save = (...items: readonly { was: string; now: string }[]) =>
    records.saveAliases({ body: { items: items.map((item) => ({ ...item, note: '门牌换发' })) } });
  const house = { was: '白鹭村1组旧302号', now: '清溪镇白鹭村一组2号' };
  await assert.rejects(
    save({ was: '老街', now: '清溪正街1号' }, house),
    codeIs('aliases-faulty'),
    'a road is no door',
  );
  assert.equal((await records.aliases({ query: {} })).items.length, 0, 'none is kept');
  assert.deepEqual(await save(house, { was: '老街', now: '清溪正街' }), {
    added: 2,
    changed: 0,
    same: 0,
  });
  assert.deepEqual(await save(house), { added: 0, changed: 0, same: 1 });
  await assert.rejects(
    save({ was: '清溪正街', now: '中心大道' }),
    codeIs('aliases-faulty'),
    'where an alias leads must not move on',
  );
  await refreshTown(town.ctx);
  const pair = (await records.pairs({ query: { state: 'open' } })).items;
  const agreed = pair[0] && (await records.pair({ params: { pairId: pair[0].id } })).levels;
  const isOne = (await named('李桂兰')).length === 1;
  assert.ok(
    isOne || agreed?.some(({ field, level }) => field === 'address' && level === 'same'),
    'the old door agrees with the new one',
  );
  const [alias] = (await records.aliases({ query: { words: '老街' } })).items;
  await assert.rejects(
    (await town.as('leader')).api(api).removeAlias({ params: { aliasId: alias?.id ?? '' } }),
    codeIs('not-permitted'),
  );
  await records.removeAlias({ params: { aliasId: alias?.id ?? '' } });
  await assert.rejects(
    records.removeAlias({ params: { aliasId: alias?.id ?? '' } }),
    codeIs('alias-unknown'),
  );

  const [one] = await named(wei);
  await clerk.api(privacyApi).reveal({
    body: {
      field: 'records.entities.identity_number',
      rowKey: one?.id ?? '',
      reason: '核对补贴申请人身份',
    },
  });
  // Signed up after the record was made and looked at, under another telephone.
  const me = await signedUp(town, { phone: '13755509999', name: '张伟' });
  const account = async () =>
    (
      await town.sql<{ personId: string | null }>(
        'SELECT person_id AS "personId" FROM records.entities WHERE id = $1',
        [one?.id],
      )
    )[0]?.personId;
  assert.equal(await account(), null);
  await clerk.api(sharingApi).confirmIdentity({ body: { phone: '13755509999', idNumber: wei } });
  await town.settle();
  const [identity] = await town.sql<{ id: string }>(
    'SELECT person_id AS id FROM sharing.identities',
  );
  assert.ok(identity?.id);
  assert.equal(await account(), identity.id);
  const looks = (await me(privacyApi).ownLooks({ query: {} })).items;
  assert.ok(looks.some(({ reason }) => reason === '核对补贴申请人身份'));
  await bring(town, healthId, health, [
    ['J1', '张伟', wei, '1949-12-31', '19900000001', '清溪正街14号'],
  ]);
  assert.equal(await account(), identity.id, 'and stays when the record is worked out anew');
});
