/**
 * SM2 signatures with SM3 (GB/T 32918.2-2016) under the usual user id 1234567812345678, in DER as the
 * OpenSSL tool writes them. Node's own crypto signs with an empty user id, which nobody else accepts.
 */
import { sm2 } from 'sm-crypto-v2';

/** The public key of a private one: 65 bytes, uncompressed. */
export function sm2PublicOf(secret: Uint8Array): Buffer {
  return Buffer.from(sm2.getPublicKeyFromPrivateKey(hex(secret)), 'hex');
}

/** Signs a message. */
export function sm2Sign(message: Uint8Array, secret: Uint8Array): Buffer {
  const options = { der: true, hash: true, publicKey: hex(sm2PublicOf(secret)) };
  return Buffer.from(sm2.doSignature(Uint8Array.from(message), hex(secret), options), 'hex');
}

/** Whether the signature is that of the key's owner; bytes that are no signature are not. */
export function sm2Verify(
  message: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  try {
    const options = { der: true, hash: true };
    return sm2.doVerifySignature(Uint8Array.from(message), hex(signature), hex(publicKey), options);
  } catch {
    return false;
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
