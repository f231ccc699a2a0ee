/**
 * Names of rows that stay at their source: the row's key, hidden. The same row has the same name as long as its source is set up so;
 * nothing can be read from it, and none can be made up.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
/** What a reference of a row in the lake never begins with: those are digits. */
const mark = 'r';

/** A new key, in base64. */
export const newReferenceKey = (): string => randomBytes(32).toString('base64');

/** Keys of their own for hiding and for the vector that follows from the text (synthetic: the same text, the same name). */
function keysOf(referenceKey: string): readonly [hide: Buffer, vector: Buffer] {
  const key = Buffer.from(referenceKey, 'base64');
  const derive = (use: string): Buffer => createHmac('sha256', key).update(use).digest();
  return [derive('hide'), derive('vector')];
}

/** The name of a row. @param key its values, in the order of the key's columns */
export function referenceOf(referenceKey: string, key: readonly string[]): string {
  const [hide, vector] = keysOf(referenceKey);
  const text = JSON.stringify(key);
  const iv = createHmac('sha256', vector).update(text).digest().subarray(0, ivBytes);
  const sealing = createCipheriv(cipher, hide, iv);
  const hidden = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
  return mark + Buffer.concat([iv, sealing.getAuthTag(), hidden]).toString('base64url');
}

/** The key that a name stands for; null when we did not give it, or the source was set up anew since. */
export function keyOfReference(referenceKey: string, reference: string): string[] | null {
  if (!reference.startsWith(mark)) return null;
  const bytes = Buffer.from(reference.slice(mark.length), 'base64url');
  if (bytes.length <= ivBytes + tagBytes) return null;
  try {
    const [hide] = keysOf(referenceKey);
    const opening = createDecipheriv(cipher, hide, bytes.subarray(0, ivBytes));
    opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const text = Buffer.concat([
      opening.update(bytes.subarray(ivBytes + tagBytes)),
      opening.final(),
    ]);
    return JSON.parse(text.toString('utf8')) as string[];
  } catch {
    return null;
  }
}
