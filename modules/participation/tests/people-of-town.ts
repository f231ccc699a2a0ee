/** Residents in tests: signed in by the code of their telephone, put on the roll by a clerk. */
import { client } from '#platform/contract/index.ts';
import { api as peopleApi } from '#modules/people/contract.ts';
import { ground } from '#modules/towns/index.ts';
import type { TestTown } from '#testing';
import { api } from '../contract/index.ts';

/** An identity number that fits (GB 11643-1999, ISO 7064 MOD 11-2), of no real place. */
export function identityNumber(bornOn: string, order: number): string {
  const first = `439981${bornOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  const sum = [...first].reduce(
    (total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11),
    0,
  );
  return first + ('10X98765432'[sum % 11] ?? '');
}

/** A resident at the own telephone. */
export async function residentOf(town: TestTown, phone: string, name: string) {
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
  const transport = { fetch: nobody.fetch, headers: () => ({ cookie }) };
  return { phone, name, cookie, api: client(api, transport), transport };
}

/** Puts residents on the roll, the first village's unless said. */
export async function verified(
  town: TestTown,
  people: readonly { phone: string; name: string; bornOn?: string; villageId?: string }[],
): Promise<string> {
  const clerk = (await town.as('clerk1')).api(api);
  const [village] = (await ground(town.ctx)).villages;
  for (const [at, { phone, name, bornOn = '1980-05-06', villageId }] of people.entries()) {
    const idNumber = identityNumber(bornOn, 100 + at);
    await clerk.verifyResident({
      body: { name, idNumber, villageId: villageId ?? village?.id ?? '', phone },
    });
  }
  return village?.id ?? '';
}
