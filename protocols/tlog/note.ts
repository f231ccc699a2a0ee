/** Signed notes (c2sp.org/signed-note): a text and, after an empty line, signatures of it. */
import { TlogFault } from './fault.ts';
import { isKeyName, type Signer, type Verifier } from './keys.ts';

/** A signature line. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: Buffer;
  readonly signature: Buffer;
}

/** A note taken apart; nothing of it is verified. */
export interface Note {
  /** With its last line end. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const longestNote = 1_000_000;
const mostSignatures = 100;

/** Takes a note apart. @throws TlogFault when it is none */
export function readNote(note: string): Note {
  if (note.length > longestNote) throw new TlogFault('the note is too long');
  if (hasControls(note)) throw new TlogFault('the note has control characters');
  const gap = note.lastIndexOf('\n\n');
  if (gap < 0) throw new TlogFault('the note has no empty line before its signatures');
  const text = note.slice(0, gap + 1);
  const signatures = readSignatures(note.slice(gap + 2));
  if (signatures.length === 0) throw new TlogFault('the note has no signature');
  return { text, signatures };
}

function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 0x0a) return true;
  }
  return false;
}

/** Reads signature lines. @throws TlogFault */
export function readSignatures(lines: string): NoteSignature[] {
  if (lines !== '' && !lines.endsWith('\n')) throw new TlogFault('a signature line does not end');
  const each = lines.split('\n').slice(0, -1);
  if (each.length > mostSignatures) throw new TlogFault('the note has too many signatures');
  return each.map((line) => {
    const [, name = '', encoded = ''] = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    if (!isKeyName(name) || bytes.length < 5 || bytes.toString('base64') !== encoded) {
      throw new TlogFault('a signature line is not written as it should be');
    }
    return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) };
  });
}

/** A signature as a line with its end. */
export function signatureLine({ name, keyId, signature }: NoteSignature): string {
  return `— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`;
}

/** Signs a text, which must end with a line end. */
export function signNote(text: string, signers: readonly Signer[]): string {
  if (!text.endsWith('\n')) throw new TlogFault('the text of a note ends with a line end');
  const lines = signers.map((signer) =>
    signatureLine({
      name: signer.name,
      keyId: signer.id,
      signature: signer.sign(Buffer.from(text)),
    }),
  );
  return `${text}\n${lines.join('')}`;
}

/**
 * The keys, of those given, whose signatures the note carries.
 * @throws TlogFault when a signature names one of the keys and is not its own
 */
export function signedBy(note: Note, verifiers: readonly Verifier[]): Verifier[] {
  const message = Buffer.from(note.text);
  return verifiers.filter((verifier) => {
    const own = note.signatures.filter(
      ({ name, keyId }) => name === verifier.name && keyId.equals(verifier.id),
    );
    if (!own.every(({ signature }) => verifier.verify(message, signature))) {
      throw new TlogFault(`the signature of ${verifier.name} is false`);
    }
    return own.length > 0;
  });
}
