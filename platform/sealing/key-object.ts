/**
 * Keys in the form in which Node takes them quickest. A key given as bytes is checked and turned into such an object
 * at every use, which takes three times as long as sealing a short value does.
 */
import { createSecretKey, type KeyObject } from 'node:crypto';

const known = new WeakMap<Buffer, KeyObject>();

/** The key object of these bytes, made once; the bytes must not change afterwards. */
export function keyObjectOf(bytes: Buffer): KeyObject {
  let key = known.get(bytes);
  if (!key) {
    key = createSecretKey(bytes);
    known.set(bytes, key);
  }
  return key;
}
