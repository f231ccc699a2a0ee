/** Residents with a session, and an older person in the register. */
import assert from 'node:assert/strict';
import { api as peopleApi } from '#modules/people/contract.ts';
import { ground } from '#modules/towns/index.ts';
import { client } from '#platform/contract/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import type { Caller, TestTown } from '#testing';
import { api, type ElderDetail, type ElderInput } from '../contract/index.ts';

/** Whether a call was refused with a code. */
export const hasCode =
  (code: string) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof ProblemError, String(error));
    assert.equal(error.problem.code, code, error.problem.detail);
    return true;
  };

/** A resident signed in by a code that came to the telephone. */
export async function residentOf(
  town: TestTown,
  { phone, name }: { readonly phone: string; readonly name: string },
): Promise<Pick<Caller, 'api' | 'cookie'>> {
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
  const asking: typeof fetch = (path, init = {}) =>
    nobody.fetch(path, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), cookie },
    });
  return { cookie, api: (contract) => client(contract, { fetch: asking }) };
}

/** What is registered of 陈桂英, 82, who lives alone in the cell of `grid01`. */
export async function elderInput(
  town: TestTown,
  given: Partial<ElderInput> = {},
): Promise<ElderInput> {
  const grid = await town.as('grid01');
  const { gridCells } = await ground(town.ctx);
  const cell = gridCells.find(({ gridWorkerId }) => gridWorkerId === grid.personId);
  return {
    name: '陈桂英',
    gender: 'female',
    birthDay: '1944-05-20',
    idNumber: '',
    phone: '13900001111',
    address: '石桥村3组12号',
    villageId: null,
    gridCellId: cell?.id ?? null,
    position: { longitude: 112.95, latitude: 28.45 },
    livingAlone: true,
    disability: 'mild',
    note: '耳背',
    consentHow: 'signed',
    ...given,
  };
}

export const daughter = { phone: '13900002222', name: '周小燕' } as const;

/** Registers somebody with a consented daughter and a check-in at nine. */
export async function registered(
  town: TestTown,
  given: Partial<ElderInput> = {},
  times: readonly number[] = [540],
): Promise<ElderDetail> {
  const care = (await town.as('clerk1')).api(api);
  const added = await care.addElder({ body: await elderInput(town, given) });
  await care.addContact({
    params: { elderId: added.id },
    body: { ...daughter, relation: 'child', consent: true },
  });
  return care.setTimes({
    params: { elderId: added.id },
    body: { times: [...times], pausedFrom: null, pausedUntil: null, version: added.version },
  });
}

/** Messages to somebody by template, past row-level security. */
export async function toldTo(
  town: TestTown,
  who: { readonly personId?: string; readonly elderId?: string },
): Promise<string[]> {
  const rows = await town.sql<{ template: string; channel: string }>(
    `SELECT template, channel FROM messages.messages WHERE template LIKE 'care.%'
       AND ($1::uuid IS NULL OR person_id = $1) AND ($2::uuid IS NULL OR subject_id::text = $2::text) ORDER BY id`,
    [who.personId ?? null, who.elderId ?? null],
  );
  return rows.map(({ template }) => template);
}
