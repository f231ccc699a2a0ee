import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Accounts } from './accounts.ts';
import { demoAccounts } from './accounts.ts';
import { answerAliyun } from './aliyun.ts';
import { answerControl } from './control.ts';
import type { RawReply, RawRequest } from './exchange.ts';
import { answerDingtalk, answerWecom } from './robots.ts';
import { startSmtp } from './smtp.ts';
import type { Behaviour, Received, Vendor } from './state.ts';
import { GatewayState } from './state.ts';
import { answerTencent } from './tencent.ts';

/** Where it listens and whom it knows; ports default to 0: the system picks a free one. */
export type GatewayOptions = {
  readonly httpPort?: number;
  readonly smtpPort?: number;
  readonly accounts?: Accounts;
  readonly now?: () => Date;
};

/** A running simulator. */
export type Gateway = {
  /** The endpoint of all four HTTP vendors. */
  readonly url: string;
  readonly smtpPort: number;
  readonly accounts: Accounts;
  /** What was accepted so far, oldest first. */
  readonly received: readonly Received[];
  behave(vendor: Vendor, behaviour: Behaviour, times?: number): void;
  close(): Promise<void>;
};

/** Starts the message vendors' stand-in on 127.0.0.1: two SMS vendors, two robots and SMTP. */
export async function startGateway(options: GatewayOptions = {}): Promise<Gateway> {
  const state = new GatewayState(
    options.accounts ?? demoAccounts,
    options.now ?? (() => new Date()),
  );
  const smtp = await startSmtp(state, options.smtpPort ?? 0);
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing, state).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.httpPort ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    smtpPort: smtp.port,
    accounts: state.accounts,
    received: state.received,
    behave: (vendor, behaviour, times) => state.behave(vendor, behaviour, times),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, smtp.close()]);
    },
  };
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  state: GatewayState,
): Promise<void> {
  const [path = '/', query = ''] = (incoming.url ?? '/').split('?');
  const { method = 'GET', headers } = incoming;
  const request: RawRequest = { method, path, query, headers, body: await text(incoming) };
  const vendor = vendorOf(request);
  if (vendor === undefined) {
    const answer = answerControl(request, state);
    outgoing.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
    return;
  }
  const behaviour = state.behaviourOf(vendor);
  if (behaviour === 'hang') return;
  if (behaviour === 'fail') {
    outgoing.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
    return;
  }
  const reply = speakers[vendor](request, state, behaviour);
  outgoing.writeHead(reply.status, { 'content-type': 'application/json;charset=utf-8' });
  outgoing.end(JSON.stringify(reply.json));
}

type HttpVendor = Exclude<Vendor, 'smtp'>;

const speakers: Readonly<
  Record<HttpVendor, (request: RawRequest, state: GatewayState, behaviour: Behaviour) => RawReply>
> = {
  aliyun: answerAliyun,
  tencent: answerTencent,
  wecom: answerWecom,
  dingtalk: answerDingtalk,
};

/** In the world each vendor has its own host; here path and headers tell them apart. */
function vendorOf(request: RawRequest): HttpVendor | undefined {
  if (request.path === '/cgi-bin/webhook/send') return 'wecom';
  if (request.path === '/robot/send') return 'dingtalk';
  if (request.path !== '/') return undefined;
  if ('x-acs-action' in request.headers) return 'aliyun';
  return 'x-tc-action' in request.headers ? 'tencent' : undefined;
}
