/** Requests to WeChat Pay: signed, and every answer's signature verified before it is believed. */
import { randomBytes } from 'node:crypto';
import { ChannelFault, type Merchant } from './protocol.ts';
import { authorization, isSigned } from './wechat-signature.ts';

/** What was answered. */
export interface WechatReply {
  readonly status: number;
  readonly text: string;
  readonly bytes: Buffer;
}

const patienceMs = 8000;
const agent = 'Zhenshu-Payment/1';

/** Asks. The answer of a download is not signed by the platform; its digest was told beforehand. */
export async function ask(
  merchant: Merchant,
  request: {
    readonly method: 'GET' | 'POST';
    readonly path: string;
    readonly body?: object;
    readonly unsigned?: true;
  },
): Promise<WechatReply> {
  const body = request.body ? JSON.stringify(request.body) : '';
  const at = {
    method: request.method,
    pathAndQuery: request.path,
    body,
    timestamp: String(Math.floor(merchant.now().getTime() / 1000)),
    nonce: randomBytes(16).toString('hex'),
  };
  const response = await fetch(`${merchant.endpoint}${request.path}`, {
    method: request.method,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': agent,
      authorization: authorization(merchant, at),
    },
    ...(body ? { body } : {}),
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  }).catch((error: unknown) => {
    throw new ChannelFault(`连接失败（${(error as Error).message}）`);
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = bytes.toString('utf8');
  // A fault of our own signature (401) is answered unsigned; everything that is believed is verified.
  if (response.ok && request.unsigned !== true && text) verifyReply(merchant, response, text);
  return { status: response.status, text, bytes };
}

function verifyReply(merchant: Merchant, { headers }: Response, body: string): void {
  const head = (name: string): string => headers.get(`wechatpay-${name}`) ?? '';
  const [timestamp, nonce, signature] = [head('timestamp'), head('nonce'), head('signature')];
  const isKnown = !merchant.platformSerial || head('serial') === merchant.platformSerial;
  if (!isKnown || !isSigned(merchant.platformKey, { timestamp, nonce, body, signature })) {
    throw new ChannelFault('应答的签名不对');
  }
}

/** The JSON of a good answer. @throws ChannelFault with the channel's own words */
export function readGood(reply: WechatReply): Record<string, unknown> {
  const value = parsed(reply.text);
  if (reply.status >= 200 && reply.status < 300) return value;
  const message = value['message'];
  throw new ChannelFault(typeof message === 'string' ? message : `HTTP ${reply.status}`);
}

/** The code of a refusal. */
export function codeOf(reply: WechatReply): string {
  const code = parsed(reply.text)['code'];
  return typeof code === 'string' ? code : '';
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text || '{}');
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // said below
  }
  throw new ChannelFault('应答不是 JSON');
}
