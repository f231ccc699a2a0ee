/** What stands in the town for the walk over all pages: an address for pages that need one, and who opens them. */
import { api as peopleApi } from '#modules/people/contract.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { api as townsApi } from '#modules/towns/contract.ts';
import { client } from '#platform/contract/index.ts';
import type { TestTown } from '#testing';

const phone = '13755502468';

/** Somebody of the town with a telephone that was proved. @returns the cookie of the session */
export async function provedResident(town: TestTown, name = '欧阳蕙兰'): Promise<string> {
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
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** Addresses that no link of an open page leads to. Pages of other modules are found by the links to them. */
export async function residentExamples(town: TestTown, cookie: string): Promise<string[]> {
  const own: typeof fetch = (input, init = {}) =>
    town.anonymous().fetch(input, { ...init, headers: { ...(init.headers as object), cookie } });
  const { number, token } = await client(reportsApi, { fetch: own }).submit({
    body: {
      text: '清溪大街88号门口垃圾桶满了好几天没人收',
      deviceId: 'walk-over-all',
      reporterPhone: phone,
    },
  });
  const [place] = (await (await town.as('officer1')).api(townsApi).ground({ query: {} })).places;
  return [
    `/r/${number}?t=${token}`,
    `/sent/${number}`,
    `/public/${number}`,
    ...(place ? [`/q/${place.code}`] : []),
  ];
}
