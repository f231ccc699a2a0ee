import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules/registry.ts';
import type { Operation } from '#platform/contract/index.ts';
import { LightVisitor } from '#platform/testing/light-visitor.ts';
import { type Caller, testTown } from '#testing';
import { family, giveMandate } from './family.ts';

interface Asked {
  readonly name: string;
  readonly operation: Operation;
}

/** Operations that are read without naming anything: whatever they answer, it was not refused for its form. */
function readings(): Asked[] {
  return modules.flatMap(({ manifest, api }) =>
    Object.entries(api?.operations ?? {})
      .filter(([, { method, path, permission, query }]) => {
        // What is refused for its form is refused before it is asked for whom.
        const wanted = (query as { required?: unknown[] } | undefined)?.required ?? [];
        const isFree = !path.includes(':') && wanted.length === 0;
        return method === 'GET' && isFree && permission !== 'public';
      })
      .map(([name, operation]) => ({ name: `${manifest.id}.${name}`, operation })),
  );
}

const wanted = {
  covered: '',
  uncovered: 'mandate-does-not-cover',
  undeclared: 'only-oneself',
} as const;

/** The code of the problem that a reading for somebody is answered with; empty when it was let through. */
async function refusal(by: Caller, { operation }: Asked, personId: string): Promise<string> {
  const headers = { 'x-on-behalf-of': personId };
  const answer = await by.fetch(`/api/v1${operation.path}`, { headers });
  if (answer.status !== 403 && answer.status !== 401) return '';
  return ((await answer.json()) as { code?: string }).code ?? '';
}

test('every module: for another only what is declared and covered; the rest is refused or about nobody', async (t) => {
  const town = await testTown(t);
  const { mother, daughter } = await family(town);
  await giveMandate(town, { mother, daughter });
  const seen = { covered: 0, uncovered: 0, self: 0, undeclared: 0 };
  const check = async (asked: Asked): Promise<void> => {
    const { onBehalf } = asked.operation;
    const code = await refusal(daughter, asked, mother.personId);
    const kind =
      onBehalf === 'self'
        ? 'self'
        : !onBehalf
          ? 'undeclared'
          : onBehalf === 'report' || onBehalf === 'booking'
            ? 'covered'
            : 'uncovered';
    seen[kind] += 1;
    if (kind === 'self')
      assert.ok(!code.startsWith('mandate') && code !== 'only-oneself', `${asked.name}: ${code}`);
    else assert.equal(code, wanted[kind], asked.name);
    if (kind === 'covered' || kind === 'uncovered')
      assert.equal(await refusal(mother, asked, daughter.personId), 'mandate-missing', asked.name);
  };
  const all = readings();
  for (let from = 0; from < all.length; from += 12)
    await Promise.all(all.slice(from, from + 12).map(check));
  assert.ok(seen.covered >= 1 && seen.self >= 3 && seen.undeclared > 50, JSON.stringify(seen));
});

test('without script: the daughter acts for her mother by a cookie, sees for whom, and a switch elsewhere stops the form', async (t) => {
  const town = await testTown(t);
  const { mother, daughter } = await family(town);
  await giveMandate(town, { mother, daughter });
  const visitor = new LightVisitor(town.application.http);
  const [name = '', token = ''] = daughter.cookie.split('=');
  visitor.cookies.set(name, token);
  const proxy = await visitor.open('/light/proxy');
  const home = await visitor.send(proxy, {}, '替 王秀英 办事');
  assert.match(home.text, /正在替 王秀英 办理/);
  const form = await visitor.open('/light/report');
  assert.match(form.text, /正在替 王秀英 办理/);
  const mine = await visitor.open('/light/proxy');
  await visitor.send(mine, {}, '换回自己');
  const stopped = await visitor.send(form, { text: '门口路灯不亮' }, '提交上报');
  assert.match(stopped.text, /刚刚换了办理人/);
  const reported = await town.sql('SELECT 1 FROM reports.reports WHERE reporter_id = ANY ($1)', [
    [mother.personId, daughter.personId],
  ]);
  assert.equal(reported.length, 0, 'nothing was sent in the wrong name');
});
