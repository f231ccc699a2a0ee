import { createHash, createHmac } from 'node:crypto';

/** What is signed of one call to a Tencent Cloud API 3.0. */
export type TencentCall = {
  readonly host: string;
  /** The product's short name, `sms`; part of the credential scope. */
  readonly service: string;
  readonly action: string;
  readonly body: string;
  readonly now: Date;
};

/** A key pair of a CAM user who may do nothing but send SMS. */
export type TencentKey = { readonly secretId: string; readonly secretKey: string };

const ALGORITHM = 'TC3-HMAC-SHA256';
/** Part of what is signed: the request must carry exactly this. */
export const TENCENT_CONTENT_TYPE = 'application/json; charset=utf-8';

/**
 * The Authorization header of a POST with a JSON body.
 * Source: Tencent Cloud, "Signature v3" (cloud.tencent.com/document/api/382/38767). The day in the
 * scope is the UTC day of the timestamp, whatever the machine's zone.
 */
export function signTencent(call: TencentCall, key: TencentKey): string {
  const timestamp = Math.floor(call.now.getTime() / 1000);
  const day = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const scope = `${day}/${call.service}/tc3_request`;
  const names = 'content-type;host;x-tc-action';
  const lines = [
    `content-type:${TENCENT_CONTENT_TYPE}`,
    `host:${call.host}`,
    `x-tc-action:${call.action.toLowerCase()}`,
  ];
  const canonical = ['POST', '/', '', ...lines, '', names, sha256Hex(call.body)].join('\n');
  const toSign = [ALGORITHM, timestamp, scope, sha256Hex(canonical)].join('\n');
  const dayKey = hmac(`TC3${key.secretKey}`, day);
  const signature = hmac(hmac(hmac(dayKey, call.service), 'tc3_request'), toSign).toString('hex');
  return `${ALGORITHM} Credential=${key.secretId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
