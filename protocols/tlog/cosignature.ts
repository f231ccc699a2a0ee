/** Cosignatures of witnesses, version 1 (c2sp.org/tlog-cosignature): Ed25519 over time and checkpoint. */
import type { Signer, Verifier } from './keys.ts';
import { type Note, signatureLine } from './note.ts';

/** A witness's word that it saw a checkpoint. */
export interface Cosigned {
  readonly name: string;
  /** When, in whole seconds. */
  readonly at: Date;
}

function messageOf(seconds: number, text: string): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
}

/** The signature line of a witness under a checkpoint's text. */
export function cosign(text: string, signer: Signer, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  const signature = Buffer.concat([time, signer.sign(messageOf(seconds, text))]);
  return signatureLine({ name: signer.name, keyId: signer.id, signature });
}

/** The true cosignatures of a note by these witnesses; others are let pass, false ones are left out. */
export function cosignedBy(note: Note, witnesses: readonly Verifier[]): Cosigned[] {
  return note.signatures.flatMap(({ name, keyId, signature }) => {
    const witness = witnesses.find((one) => one.name === name && one.id.equals(keyId));
    if (witness?.kind !== 'cosignature' || signature.length !== 72) return [];
    const seconds = Number(signature.readBigUInt64BE());
    if (!Number.isSafeInteger(seconds)) return [];
    const isTrue = witness.verify(messageOf(seconds, note.text), signature.subarray(8));
    return isTrue ? [{ name, at: new Date(seconds * 1000) }] : [];
  });
}
