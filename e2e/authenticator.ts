/** An authenticator app as a phone has it (RFC 6238), written apart from the server's. */
import { createHmac } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The six digits that the app shows at an instant. */
export function digitsAt(secret: string, now: Date): string {
  let bits = '';
  for (const sign of secret.replaceAll(' ', ''))
    bits += alphabet.indexOf(sign).toString(2).padStart(5, '0');
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const moment = Buffer.alloc(8);
  moment.writeUInt32BE(Math.floor(now.getTime() / 30_000), 4);
  const digest = createHmac('sha1', key).update(moment).digest();
  const value = digest.readUInt32BE((digest[19] ?? 0) & 15) & 0x7fff_ffff;
  return String(value % 1_000_000).padStart(6, '0');
}
