/**
 * Requests to addresses that people typed in: cameras, witnesses, network servers. They never reach our own machine or
 * house unless the operator named it. The address that is connected to is the one that was judged: a name that answers
 * differently a moment later (DNS rebinding) gains nothing. Redirects are not followed.
 */
import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { request as plain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { mayReach, type OutwardPolicy } from './addresses.ts';

/** What is asked. */
export interface OutwardRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  /** A longer answer is cut off with an error. */
  readonly largestBytes: number;
}

/** What was answered. */
export interface OutwardReply {
  readonly status: number;
  readonly contentType: string;
  readonly bytes: Buffer<ArrayBuffer>;
}

/** The address lies where nobody may reach through us. */
export class OutwardRefused extends Error {
  override readonly name = 'OutwardRefused';
  constructor(host: string) {
    super(
      `${host} lies in a private network; name it in ZHENSHU_PRIVATE_HOSTS if it is meant to be reached`,
    );
  }
}

let policy: OutwardPolicy = { loopback: false, hosts: [] };

/** Sets what the process may reach, once at its start. */
export function useOutward(given: OutwardPolicy): void {
  policy = given;
}

/** Asks an address. @throws OutwardRefused, or whatever went wrong on the way */
export async function outward(address: string | URL, asked: OutwardRequest): Promise<OutwardReply> {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new OutwardRefused(host);
  const isNamed = policy.hosts.includes(host);
  // A literal address is connected to without being looked up.
  if (isIP(host) !== 0 && !isNamed && !mayReach(host, policy)) throw new OutwardRefused(host);
  const options: RequestOptions = {
    method: asked.method ?? 'GET',
    headers: { ...asked.headers, connection: 'close' },
    signal: AbortSignal.timeout(asked.timeoutMs),
    agent: false,
    ...(isNamed ? {} : { lookup: judgedLookup }),
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? secure : plain;
    const sent = send(url, options, (reply) => {
      collect(reply, asked.largestBytes).then(resolve, reject);
    });
    sent.on('error', reject);
    sent.end(asked.body);
  });
}

/**
 * Whether an address that is typed in can never be reached from here, as far as it shows without a look-up: for a word at
 * once instead of deliveries that fail. What it lets pass is judged again when it is connected to.
 */
export function isOutOfReach(address: string): boolean {
  const url = URL.parse(address);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return true;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (policy.hosts.includes(host)) return false;
  const literal = /^localhost\.?$/.test(host) ? '127.0.0.1' : host;
  return isIP(literal) !== 0 && !mayReach(literal, policy);
}

/**
 * The address of a host that may be connected to, for protocols other than HTTP: databases, SFTP. Connect to what is given back,
 * not to the name: it may answer differently a moment later.
 * @throws OutwardRefused, or that the name is not known
 */
export function reachableAddress(host: string): Promise<string> {
  const plain = host.replace(/^\[|\]$/g, '');
  const isNamed = policy.hosts.includes(plain);
  if (isIP(plain) !== 0) {
    if (isNamed || mayReach(plain, policy)) return Promise.resolve(plain);
    return Promise.reject(new OutwardRefused(plain));
  }
  return new Promise((resolve, reject) => {
    lookup(plain, { all: true }, (error, found) => {
      if (error) return reject(error);
      const first = found.find(({ address }) => isNamed || mayReach(address, policy));
      if (first) resolve(first.address);
      else reject(new OutwardRefused(plain));
    });
  });
}

/** Looks a name up and gives only addresses that may be reached. */
const judgedLookup: LookupFunction = (host, options: LookupOptions, done): void => {
  lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return done(error, []);
    const open = found.filter(({ address }) => mayReach(address, policy));
    const [first] = open;
    if (!first) return done(new OutwardRefused(host), []);
    return options.all ? done(null, open) : done(null, first.address, first.family);
  });
};

async function collect(reply: IncomingMessage, largestBytes: number): Promise<OutwardReply> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of reply as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestBytes) {
      reply.destroy();
      throw new Error(`the answer is longer than ${largestBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return {
    status: reply.statusCode ?? 0,
    contentType: reply.headers['content-type'] ?? 'application/octet-stream',
    bytes: Buffer.concat(chunks),
  };
}
