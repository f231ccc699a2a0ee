/** What stands in the town for the walk over all pages: an address for pages that need one, and who opens them. */
import { api as bookingApi } from '#modules/booking/contract/index.ts';
import { api as peopleApi } from '#modules/people/contract.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { api as servicesApi } from '#modules/services/contract/index.ts';
import { api as townsApi } from '#modules/towns/contract.ts';
import { client } from '#platform/contract/index.ts';
import type { TestTown } from '#testing';
import { ofCare, ofParticipation, ofReading } from './examples-of-talks.ts';

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
  const own: typeof fetch = (input, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    return town.anonymous().fetch(input, { ...init, headers });
  };
  return [
    ...(await ofReports(town, own)),
    ...(await ofServices(own)),
    ...(await ofBooking(own)),
    ...(await ofPayment(town, own)),
    ...(await ofParticipation(town, own)),
    ...(await ofReading(town)),
    ...(await ofCare(town, own)),
  ];
}

async function ofReports(town: TestTown, own: typeof fetch): Promise<string[]> {
  const { number, token } = await client(reportsApi, { fetch: own }).submit({
    body: {
      text: '清溪大街88号门口垃圾桶满了好几天没人收',
      deviceId: 'walk-over-all',
      reporterPhone: phone,
    },
  });
  const [place] = (await (await town.as('officer1')).api(townsApi).ground({ query: {} })).places;
  const posters = place ? [`/q/${place.code}`] : [];
  return [`/r/${number}?t=${token}`, `/sent/${number}`, `/public/${number}`, ...posters];
}

/** A family doctor asked for: a form without files. */
async function ofServices(own: typeof fetch): Promise<string[]> {
  const services = client(servicesApi, { fetch: own });
  const answers = {
    name: '欧阳蕙兰',
    idNumber: '11010519491231002X',
    phone,
    address: '石桥村三组 12 号',
    group: '高血压',
    visit: '不需要',
  };
  const item = '/services/items/family-doctor';
  const draft = await services.beginDraft({ params: { code: 'family-doctor' }, body: { answers } });
  const { id } = await services.submit(
    { params: { draftId: draft.id }, body: { delivery: 'electronic', version: draft.version } },
    { idempotencyKey: 'walk-over-all' },
  );
  return [item, `${item}/check`, `${item}/apply`, `/services/applications/${id}`];
}

const dayMs = 86_400_000;

/** The first free time of the next days. */
async function ofBooking(own: typeof fetch): Promise<string[]> {
  const booking = client(bookingApi, { fetch: own });
  const { items: pools } = await booking.home({});
  const pool = pools.find(({ nameZh }) => nameZh === '全科门诊');
  if (!pool) return [];
  const params = { poolId: pool.id };
  const found: string[] = [];
  for (let ahead = 1; ahead <= 10; ahead += 1) {
    const day = new Date(Date.now() + ahead * dayMs + 8 * 3_600_000).toISOString().slice(0, 10);
    const { items } = await booking.slots({ params, query: { day } }).catch(() => ({ items: [] }));
    const free = items.find((slot) => slot.free > 0);
    if (!free) continue;
    const held = await booking.hold({ body: { poolId: pool.id, from: free.from } });
    const { id } = await booking.confirm({ params: { bookingId: held.id }, body: {} });
    found.push(`/booking/mine/${id}`, `/booking/mine/${id}/move`, `/booking/${pool.id}`);
    break;
  }
  // A number in the hall, which its token opens.
  const { id, token } = await booking.takeByPhone({ body: { poolId: pool.id } });
  return [...found, `/booking/ticket/${id}?t=${token}`];
}

/** The screens of a hall, with their secrets. */
export async function hallScreens(town: TestTown): Promise<string[]> {
  const { items } = await (await town.as('clerk1')).api(bookingApi).screens({});
  const [screen] = items;
  return screen ? [screen.hallPath, screen.kioskPath] : [];
}

/** The walker takes over what somebody of the demo has paid. */
async function ofPayment(town: TestTown, own: typeof fetch): Promise<string[]> {
  const { person } = await client(peopleApi, { fetch: own }).me({});
  const [paid] = await town.sql<{ id: string; billId: string; orderId: string }>(
    `SELECT id, bill_id AS "billId", order_id AS "orderId" FROM payment.receipts
     WHERE tenant_id = $1 AND person_id IS NOT NULL AND order_id IS NOT NULL LIMIT 1`,
    [town.tenantId],
  );
  if (!paid) return [];
  for (const [table, id] of [
    ['payment.receipts', paid.id],
    ['payment.bills', paid.billId],
    ['payment.orders', paid.orderId],
  ])
    await town.sql(`UPDATE ${table} SET person_id = $1 WHERE id = $2`, [person.id, id]);
  return [`/bills/${paid.billId}`, `/bill-order/${paid.orderId}`, `/bill-receipt/${paid.id}`];
}
