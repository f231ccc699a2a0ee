import { createHash, createHmac } from 'node:crypto';

/** What is signed of one call to an Alibaba Cloud RPC API; the body is empty, all goes in the query. */
export type AliyunCall = {
  readonly host: string;
  readonly action: string;
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
  readonly now: Date;
  readonly nonce: string;
};

/** An access key of a RAM user who may do nothing but send SMS. */
export type AliyunKey = { readonly accessKeyId: string; readonly accessKeySecret: string };

const ALGORITHM = 'ACS3-HMAC-SHA256';

/**
 * The canonical query string and all headers of a signed POST.
 * Source: Alibaba Cloud, "Request syntax and signature method V3"
 * (help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature).
 */
export function signAliyun(
  call: AliyunCall,
  key: AliyunKey,
): { query: string; headers: Record<string, string> } {
  const query = canonicalQuery(call.query);
  const bodyHash = sha256Hex('');
  const signed: Record<string, string> = {
    host: call.host,
    'x-acs-action': call.action,
    'x-acs-content-sha256': bodyHash,
    'x-acs-date': call.now.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    'x-acs-signature-nonce': call.nonce,
    'x-acs-version': call.version,
  };
  const names = Object.keys(signed).sort();
  const lines = names.map((name) => `${name}:${signed[name]}\n`).join('');
  const canonical = ['POST', '/', query, lines, names.join(';'), bodyHash].join('\n');
  const signature = createHmac('sha256', key.accessKeySecret)
    .update(`${ALGORITHM}\n${sha256Hex(canonical)}`)
    .digest('hex');
  const authorization = `${ALGORITHM} Credential=${key.accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`;
  const { host: _setByFetch, ...headers } = signed;
  return { query, headers: { ...headers, authorization } };
}

function canonicalQuery(query: Readonly<Record<string, string>>): string {
  return Object.keys(query)
    .sort()
    .map((name) => `${percentEncode(name)}=${percentEncode(query[name] ?? '')}`)
    .join('&');
}

/** RFC 3986: encodeURIComponent leaves five characters that the rule wants encoded. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
