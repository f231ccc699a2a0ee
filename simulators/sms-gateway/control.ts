import type { RawRequest } from './exchange.ts';
import { jsonObject } from './exchange.ts';
import { receivedPage } from './page.ts';
import type { GatewayState } from './state.ts';
import { behaviours, vendors } from './state.ts';

/** An answer of the simulator itself, not of a vendor. */
export type ControlAnswer = {
  readonly status: number;
  readonly type: string;
  readonly body: string;
};

/**
 * The simulator's own addresses: `GET /` the page, `GET /_simulator/messages` what arrived as JSON,
 * `DELETE /_simulator/messages` forget it, `POST /_simulator/behaviour` with
 * `{"vendor": "aliyun", "behaviour": "rate-limit", "times": 2}` (times optional).
 */
export function answerControl(request: RawRequest, state: GatewayState): ControlAnswer {
  switch (`${request.method} ${request.path}`) {
    case 'GET /':
      return { status: 200, type: 'text/html;charset=utf-8', body: receivedPage(state.received) };
    case 'GET /_simulator/messages':
      return json(200, state.received);
    case 'DELETE /_simulator/messages':
      state.received.length = 0;
      return json(200, state.received);
    case 'POST /_simulator/behaviour':
      return setBehaviour(request, state);
    default:
      return json(404, { error: `no such address: ${request.method} ${request.path}` });
  }
}

function setBehaviour(request: RawRequest, state: GatewayState): ControlAnswer {
  const body = jsonObject(request.body);
  const vendor = vendors.find((name) => name === body?.['vendor']);
  const behaviour = behaviours.find((name) => name === body?.['behaviour']);
  const times = body?.['times'] ?? Number.POSITIVE_INFINITY;
  if (!vendor || !behaviour || typeof times !== 'number') {
    const error = `needs vendor (${vendors.join(', ')}), behaviour (${behaviours.join(', ')}), times`;
    return json(400, { error });
  }
  state.behave(vendor, behaviour, times);
  return json(200, { vendor, behaviour });
}

function json(status: number, value: unknown): ControlAnswer {
  return { status, type: 'application/json;charset=utf-8', body: JSON.stringify(value) };
}
