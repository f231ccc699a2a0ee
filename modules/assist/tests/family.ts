/** Two residents who know each other, signed in, and what tests do with them. */
import { createHash, randomBytes } from 'node:crypto';
import assert from 'node:assert/strict';
import { client } from '#platform/contract/index.ts';
import { sessionCookie } from '#platform/http/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { enterResident } from '#modules/people/index.ts';
import type { Caller, TestTown } from '#testing';
import { api } from '../contract/index.ts';

export const motherPhone = '13900007001';
export const daughterPhone = '13900007002';

/** Whether a call was refused with a code. */
export const hasCode =
  (code: string) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof ProblemError, String(error));
    assert.equal(error.problem.code, code, error.problem.detail);
    return true;
  };

/** A resident who is signed in. */
export async function resident(town: TestTown, name: string, phone: string): Promise<Caller> {
  const personId = await town.database.inTenant(town.ctx, (tx) =>
    enterResident(tx, { name, phone, gender: 'female' }),
  );
  const token = randomBytes(32).toString('base64url');
  await town.sql(
    `INSERT INTO people.sessions (token_sha256, id, tenant_id, person_id, device, created_at, seen_at, expires_at)
     VALUES ($1, $2, $3, $4, 'phone', $5, $5, $5::timestamptz + interval '400 days')`,
    [
      createHash('sha256').update(token).digest(),
      uuidv7(),
      town.tenantId,
      personId,
      town.clock.now(),
    ],
  );
  const cookie = `${sessionCookie}=${token}`;
  const fetchAs: typeof fetch = (input, init = {}) =>
    town.anonymous().fetch(input, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), cookie },
    });
  return { api: (of) => client(of, { fetch: fetchAs }), fetch: fetchAs, cookie, personId };
}

/** A mother and her daughter. */
export async function family(town: TestTown): Promise<{ mother: Caller; daughter: Caller }> {
  const mother = await resident(town, '王秀英', motherPhone);
  return { mother, daughter: await resident(town, '李敏', daughterPhone) };
}

/** The code that was sent to a telephone last. */
export async function lastCode(town: TestTown, phone: string): Promise<string> {
  const answer = await town.anonymous().fetch(`/api/v1/messages/simulator?phone=${phone}`);
  const { items } = (await answer.json()) as { items: { body: string }[] };
  return /验证码[^\d]{0,3}(\d{6})/.exec(items[0]?.body ?? '')?.[1] ?? '';
}

export const wish = { relation: 'child', covers: ['report', 'booking'], days: 30 } as const;

/** The mother lets the daughter act: given, confirmed by code, accepted. @returns the mandate's id */
export async function giveMandate(
  town: TestTown,
  { mother, daughter }: { readonly mother: Caller; readonly daughter: Caller },
): Promise<string> {
  const body = { ...wish, covers: [...wish.covers], agentName: '李敏', agentPhone: daughterPhone };
  const { mandateId } = await mother.api(api).give({ body });
  const params = { mandateId };
  const code = await lastCode(town, motherPhone);
  await mother.api(api).confirmMandate({ params, body: { code } });
  await daughter.api(api).answerMandate({ params, body: { accept: true } });
  return mandateId;
}
