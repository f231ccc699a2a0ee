import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { RawRequest } from './exchange.ts';
import { header } from './exchange.ts';

/*
 * The vendors' side of three signature methods, written from their documentation and from the raw
 * request alone. It shares no line with the product's adapters, so that a common mistake in both
 * cannot hide.
 */

/** The parts of an Authorization header; undefined when it does not have the method's form. */
export function readAuthorization(
  request: RawRequest,
  algorithm: string,
): { credential: string; signedHeaders: string[]; signature: string } | undefined {
  const [method, ...rest] = header(request, 'authorization').split(' ');
  if (method !== algorithm) return undefined;
  const parts = new Map(
    rest
      .join('')
      .split(',')
      .map((part) => {
        const at = part.indexOf('=');
        return [part.slice(0, at), part.slice(at + 1)] as const;
      }),
  );
  const credential = parts.get('Credential');
  const signedHeaders = parts.get('SignedHeaders')?.split(';');
  const signature = parts.get('Signature');
  return credential && signedHeaders && signature
    ? { credential, signedHeaders, signature }
    : undefined;
}

/** Alibaba Cloud V3: the signature must cover host, the hash of the body and every x-acs header. */
export function isAliyunSignature(request: RawRequest, secret: string): boolean {
  const authorization = readAuthorization(request, 'ACS3-HMAC-SHA256');
  if (!authorization) return false;
  const { signedHeaders, signature } = authorization;
  const mustCover = Object.keys(request.headers).filter(
    (name) => name === 'host' || name.startsWith('x-acs-'),
  );
  if (!mustCover.every((name) => signedHeaders.includes(name))) return false;
  const bodyHash = hash(request.body);
  if (header(request, 'x-acs-content-sha256') !== bodyHash) return false;
  let canonical = `${request.method}\n${request.path}\n`;
  canonical += `${request.query.split('&').sort(byName).join('&')}\n`;
  for (const name of [...signedHeaders].sort()) {
    canonical += `${name}:${header(request, name).trim()}\n`;
  }
  canonical += `\n${signedHeaders.join(';')}\n${bodyHash}`;
  const expected = hmac(Buffer.from(secret), `ACS3-HMAC-SHA256\n${hash(canonical)}`);
  return same(expected.toString('hex'), signature);
}

/** Tencent Cloud V3: the key is derived per UTC day and product; content type and host are covered. */
export function isTencentSignature(request: RawRequest, secret: string): boolean {
  const authorization = readAuthorization(request, 'TC3-HMAC-SHA256');
  if (!authorization) return false;
  const { credential, signedHeaders, signature } = authorization;
  const [, day, service, suffix] = credential.split('/');
  const seconds = Number(header(request, 'x-tc-timestamp'));
  const date = new Date(seconds * 1000);
  const utcDay = [date.getUTCFullYear(), pad(date.getUTCMonth() + 1), pad(date.getUTCDate())];
  if (day !== utcDay.join('-') || service !== 'sms' || suffix !== 'tc3_request') return false;
  if (!signedHeaders.includes('content-type') || !signedHeaders.includes('host')) return false;
  const headerLines = signedHeaders
    .map((name) => `${name}:${header(request, name).trim().toLowerCase()}\n`)
    .join('');
  const canonical = `${request.method}\n${request.path}\n${request.query}\n${headerLines}\n${signedHeaders.join(';')}\n${hash(request.body)}`;
  const toSign = `TC3-HMAC-SHA256\n${seconds}\n${day}/${service}/${suffix}\n${hash(canonical)}`;
  let key: Buffer = Buffer.from(`TC3${secret}`);
  for (const step of [day, service, suffix]) key = hmac(key, step);
  return same(hmac(key, toSign).toString('hex'), signature);
}

/** DingTalk 加签: HMAC over "timestamp, line feed, secret", base64. */
export function isDingtalkSignature(timestamp: string, sign: string, secret: string): boolean {
  const message = Buffer.concat([Buffer.from(timestamp), Buffer.from([0x0a]), Buffer.from(secret)]);
  const expected = createHmac('sha256', secret).update(message).digest();
  return same(expected.toString('base64'), sign);
}

function byName(left: string, right: string): number {
  const [a = ''] = left.split('=');
  const [b = ''] = right.split('=');
  return a < b ? -1 : a > b ? 1 : 0;
}

function hash(text: string): string {
  return createHash('sha256').update(Buffer.from(text, 'utf8')).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(Buffer.from(text, 'utf8')).digest();
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function same(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}
