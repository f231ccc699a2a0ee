/** A mother and her daughter on their telephones, and the mandate between them. */
import { createHash, randomBytes } from 'node:crypto';
import { api as assistApi } from '#modules/assist/contract/index.ts';
import { enterResident } from '#modules/people/index.ts';
import { client } from '#platform/contract/index.ts';
import { sessionCookie } from '#platform/http/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { Caller, TestTown } from '#testing';

export const motherPhone = '13900007001';
const daughterPhone = '13900007002';

/** A resident who is signed in. */
async function resident(town: TestTown, name: string, number: string): Promise<Caller> {
  const personId = await town.database.inTenant(town.ctx, (tx) =>
    enterResident(tx, { name, phone: number, gender: 'female' }),
  );
  const token = randomBytes(32).toString('base64url');
  const digest = createHash('sha256').update(token).digest();
  await town.sql(
    `INSERT INTO people.sessions (token_sha256, id, tenant_id, person_id, device, created_at, seen_at, expires_at)
     VALUES ($1, $2, $3, $4, 'phone', $5, $5, $5::timestamptz + interval '30 days')`,
    [digest, uuidv7(), town.tenantId, personId, town.clock.now()],
  );
  const cookie = `${sessionCookie}=${token}`;
  const fetchAs: typeof fetch = (input, init = {}) =>
    town.anonymous().fetch(input, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), cookie },
    });
  return { api: (of) => client(of, { fetch: fetchAs }), fetch: fetchAs, cookie, personId };
}

/** Both of them. */
export async function family(town: TestTown): Promise<{ mother: Caller; daughter: Caller }> {
  const mother = await resident(town, '王秀英', motherPhone);
  return { mother, daughter: await resident(town, '李敏', daughterPhone) };
}

/** The mother lets the daughter act: given, confirmed by the code, accepted. @returns the mandate's id */
export async function giveMandate(
  town: TestTown,
  { mother, daughter }: { readonly mother: Caller; readonly daughter: Caller },
): Promise<string> {
  const { mandateId } = await mother.api(assistApi).give({
    body: {
      relation: 'child',
      covers: ['report', 'booking'],
      days: 30,
      agentName: '李敏',
      agentPhone: daughterPhone,
    },
  });
  const answer = await town.anonymous().fetch(`/api/v1/messages/simulator?phone=${motherPhone}`);
  const { items } = (await answer.json()) as { items: { body: string }[] };
  const code = /验证码[^\d]{0,3}(\d{6})/.exec(items[0]?.body ?? '')?.[1] ?? '';
  const params = { mandateId };
  await mother.api(assistApi).confirmMandate({ params, body: { code } });
  await daughter.api(assistApi).answerMandate({ params, body: { accept: true } });
  return mandateId;
}
