/** A town whose channels are the simulator's, with residents who owe a sanitation fee. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import type { TestContext } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { client } from '#platform/contract/index.ts';
import { sessionCookie } from '#platform/http/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { type Caller, testTown, type TestTown } from '#testing';
import {
  orderIn,
  type PaymentChannelSimulator,
  type SimulatedNotice,
  startPaymentChannel,
} from '../../../simulators/payment-channel/index.ts';
import { api, type OrderView, type OwnBill } from '../contract/index.ts';
import type { OnlineChannel, Way } from '../contract/words.ts';

/** Everything of a test of paying. */
export interface Paying {
  readonly town: TestTown;
  readonly simulator: PaymentChannelSimulator;
}

/** Makes one. The simulator's clock is the town's. */
export async function payingTown(t: Pick<TestContext, 'after'>): Promise<Paying> {
  const clock = { now: () => new Date() };
  const simulator = await startPaymentChannel({ now: () => clock.now() });
  atEnd(t, () => simulator.stop());
  const environment = { ZHENSHU_PAYMENT_SIMULATOR: simulator.origin };
  const town = await testTown(t, { environment });
  clock.now = () => town.clock.now();
  return { town, simulator };
}

/** Whether a call was refused with a code. */
export const hasCode =
  (code: string) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof ProblemError, String(error));
    assert.equal(error.problem.code, code, error.problem.detail);
    return true;
  };

/** Phones of residents who owe something of a kind, with the bills. */
export async function owing(
  { town }: Pick<Paying, 'town'>,
  kindCode: string,
): Promise<{ readonly personId: string; readonly billId: string; readonly amountFen: number }[]> {
  return town.sql(
    `SELECT person_id AS "personId", id AS "billId", amount_fen::int AS "amountFen" FROM payment.bills
     WHERE tenant_id = $1 AND kind_code = $2 AND state = 'due' AND person_id IS NOT NULL ORDER BY account_number`,
    [town.tenantId, kindCode],
  );
}

/** A resident with a session. */
export async function residentOf(
  { town }: Pick<Paying, 'town'>,
  personId: string,
): Promise<Caller> {
  const token = randomBytes(32).toString('base64url');
  await town.sql(
    `INSERT INTO people.sessions (token_sha256, id, tenant_id, person_id, device, created_at, seen_at, expires_at)
     VALUES ($1, $2, $3, $4, 'test', $5, $5, $5::timestamptz + interval '400 days')`,
    [
      createHash('sha256').update(token).digest(),
      uuidv7(),
      town.tenantId,
      personId,
      town.clock.now(),
    ],
  );
  const cookie = `${sessionCookie}=${token}`;
  return { ...callerWith(town, { cookie }), personId, cookie };
}

function callerWith(town: TestTown, headers: Readonly<Record<string, string>>): Caller {
  const nobody = town.anonymous();
  const fetchAs: typeof fetch = (input, init = {}) =>
    nobody.fetch(input, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers },
    });
  return { ...nobody, api: (of) => client(of, { fetch: fetchAs }), fetch: fetchAs };
}

/** Begins to pay. */
export function begin(
  who: Caller,
  billId: string,
  by: { readonly channel: OnlineChannel; readonly way: Way },
): Promise<OrderView> {
  return who.api(api).pay({ params: { billId }, body: by });
}

/** The payer pays at the channel: another amount where the channel went wrong. @returns the notice */
export async function payAt(
  { simulator }: Pick<Paying, 'simulator'>,
  order: OrderView,
  paidFen?: number,
): Promise<SimulatedNotice> {
  if (order.channel === 'alipay' && !orderIn(simulator.state, 'alipay', order.number)) {
    throw new Error('nobody opened the page of this order');
  }
  const body = JSON.stringify({
    channel: order.channel,
    number: order.number,
    ...(paidFen ? { paidFen } : {}),
  });
  const answer = await fetch(`${simulator.origin}/control/pay`, { method: 'POST', body });
  assert.equal(answer.status, 200);
  const notice = simulator.state.notices.findLast(
    ({ orderNumber }) => orderNumber === order.number,
  );
  assert.ok(notice);
  return notice;
}

/** Delivers a notice to the house, as the channel does. */
export async function deliver(
  { town }: Pick<Paying, 'town'>,
  channel: OnlineChannel,
  notice: Pick<SimulatedNotice, 'headers' | 'body'>,
): Promise<{ readonly status: number; readonly text: string }> {
  const url = `/api/v1/payment/notices/${channel}/${town.tenantId}`;
  const { headers, body } = notice;
  const answer = await town.anonymous().fetch(url, { method: 'POST', headers, body });
  return { status: answer.status, text: await answer.text() };
}

/** How often a bill, and a town, was posted. */
export async function postings({ town }: Pick<Paying, 'town'>, billId: string): Promise<string[]> {
  const rows = await town.sql<{ kind: string }>(
    'SELECT kind FROM payment.entries WHERE bill_id = $1 ORDER BY id',
    [billId],
  );
  return rows.map(({ kind }) => kind);
}

/** One own bill. */
export async function billOf(who: Caller, billId: string): Promise<OwnBill> {
  return who.api(api).ownBill({ params: { billId } });
}
