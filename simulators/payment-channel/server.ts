/** The simulator's server: both channels, and a control door on the same port. Loopback only. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { alipayBillFile, answerAlipay } from './alipay.ts';
import { answerControl, deliver } from './control.ts';
import { makeKeys } from './keys.ts';
import type { SimulatorState } from './state.ts';
import { answerWechat, type RawAnswer, type RawCall } from './wechat.ts';

/** A simulator that runs. */
export interface PaymentChannelSimulator {
  readonly origin: string;
  readonly state: SimulatorState;
  readonly stop: () => Promise<void>;
}

/** How a simulator differs from the usual one. */
export interface SimulatorOptions {
  readonly port?: number;
  /** Its clock; tests give the town's. */
  readonly now?: () => Date;
}

/** Starts it. No money moves anywhere. */
export async function startPaymentChannel(
  options: SimulatorOptions = {},
): Promise<PaymentChannelSimulator> {
  const state: SimulatorState = {
    keys: await makeKeys(),
    now: options.now ?? (() => new Date()),
    orders: new Map(),
    notices: [],
    planted: new Map(),
    fault: 'none',
    origin: '',
    count: 0,
  };
  const server = createServer((request, response) => {
    serve(state, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  state.origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    origin: state.origin,
    state,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  state: SimulatorState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const body = Buffer.concat(parts).toString('utf8');
  const call = { method: request.method ?? 'GET', url: request.url ?? '/', body, headers };
  const answer = await answerTo(state, call);
  response.writeHead(answer.status, answer.headers ?? { 'content-type': 'application/json' });
  response.end(answer.body);
  await deliver(state);
}

async function answerTo(state: SimulatorState, call: RawCall): Promise<RawAnswer> {
  const url = new URL(call.url, state.origin);
  if (url.pathname.startsWith('/control/')) return answerControl(state, call, url);
  if (state.fault === 'down')
    return { status: 503, body: '{"code":"SYSTEM_ERROR","message":"系统繁忙"}' };
  if (url.pathname.startsWith('/v3/')) return answerWechat(state, call);
  if (url.pathname === '/gateway.do') return answerAlipay(state, call);
  if (url.pathname === '/alipay-bill') {
    const body = alipayBillFile(state, url.searchParams.get('day') ?? '');
    return { status: 200, body, headers: { 'content-type': 'application/zip' } };
  }
  if (url.pathname === '/cashier') {
    const headers = { 'content-type': 'text/plain; charset=utf-8' };
    return { status: 200, body: '模拟收银台：请回到缴费页面点“模拟支付”。不会扣款。', headers };
  }
  return { status: 404, body: '{"code":"NOT_FOUND","message":"没有这个地址"}' };
}
