/** A resident's own rights reach what is kept confidential. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { close, name, phone, places, report, resident } from './one-resident.ts';

test('a confidential case, which the desk cannot see, is waited for and erased like any other', async (t) => {
  for (const isOpen of [true, false]) {
    const town = await testTown(t);
    const own = await resident(town);
    const { caseId } = await report(own);
    const officer = (await town.as('officer1')).api(casesApi);
    const { case: row } = await officer.one({ params: { caseId } });
    const body = { sealed: true, reason: '举报人要求保密', version: row.version };
    await officer.seal({ params: { caseId }, body });
    const held = JSON.stringify(await own.api(api).ownData({}));
    assert.ok(held.includes('路灯不亮'), 'whoever asks sees the own words');
    if (!isOpen) await close(town, caseId);
    await own.api(api).request({ body: { kind: 'erase', words: '请删除我的全部信息' } });
    const clerk = (await town.as('clerk1')).api(api);
    const [asked] = (await clerk.requests({ query: {} })).items;
    assert.ok(asked);
    assert.deepEqual(asked.obstacles, [], 'the desk is told of no confidential case');
    const decision = { grant: true, answer: '同意删除', exception: null, version: asked.version };
    const decided = await clerk.decideRequest({ params: { requestId: asked.id }, body: decision });
    assert.equal(decided.state, isOpen ? 'waiting' : 'done');
    if (isOpen) continue;
    await town.settle();
    assert.deepEqual(await places(town, [name, phone]), []);
  }
});
