/**
 * Checks receipts and histories of the ledger where they are shown: in the browser, without asking the
 * server and without any library. The same lines run in the console and in the page that works off line.
 */
import { verifyEd25519 } from './ed25519.ts';
import { sha256 } from './sha2.ts';

/** What was found. */
export interface Finding {
  /** Null: the checkpoint itself. */
  readonly entry: number | null;
  readonly code:
    | 'unreadable'
    | 'unknown-key'
    | 'false-signature'
    | 'not-in-log'
    | 'other-subject'
    | 'row-changed'
    | 'row-gone'
    | 'row-added'
    | 'state-changed'
    | 'state-gone'
    | 'salt-gone';
  readonly detail: string;
}

/** A signed head. */
export interface CheckedHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** Names of the keys that signed truly, witnesses among them. */
  readonly signers: readonly string[];
}

/** The readable part of an entry. */
export interface CheckedRecord {
  readonly kind: string;
  readonly label: string;
  readonly at: string;
  readonly source: string;
  readonly subject: string;
  readonly rows: readonly (readonly [id: string, digest: string])[];
  readonly state: string | null;
}

/** An entry with its proof. */
export interface CheckableEntry {
  readonly index: number;
  readonly record: string;
  readonly salt: string;
  readonly rowSalt: string | null;
  readonly proof: readonly string[];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const toHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const isSame = (a: Uint8Array, b: Uint8Array): boolean => toHex(a) === toHex(b);

/** The key of a text as c2sp.org/signed-note writes it; null when it is none. */
function keyOf(text: string) {
  const [, name = '', id = '', encoded = ''] =
    /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  if (name === '') return null;
  const bytes = fromBase64(encoded);
  const expected = toHex(sha256(joined(encoder.encode(`${name}\n`), bytes)).slice(0, 4));
  return expected === id ? { name, id, type: bytes[0], raw: bytes.slice(1) } : null;
}

/** A signature line taken apart; null when it is not written in the one right way. */
function lineOf(line: string): { readonly name: string; readonly bytes: Uint8Array } | null {
  const [, name = '', encoded = ''] = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [];
  try {
    const bytes = fromBase64(encoded);
    // No bit is left over: what could be changed unseen would be a second way to write it.
    return name !== '' && toBase64(bytes) === encoded ? { name, bytes } : null;
  } catch {
    return null;
  }
}

/**
 * Opens a signed checkpoint. A log's key must have signed it; what a witness signed must be true.
 * @param witnessKeys as the data names them: keys of logs among them say nothing
 * @returns the head, or what is wrong with it
 */
export function openCheckpoint(
  note: string,
  keys: readonly string[],
  witnessKeys: readonly string[] = [],
): CheckedHead | Finding {
  const bad = (code: Finding['code'], detail: string): Finding => ({ entry: null, code, detail });
  const gap = note.lastIndexOf('\n\n');
  const text = note.slice(0, gap + 1);
  const [origin = '', size = '', root = ''] = text.split('\n');
  // A note is written in one way only: its last line ends.
  const isWhole = gap >= 0 && note.endsWith('\n') && /^(0|[1-9]\d*)$/.test(size);
  if (!isWhole) return bad('unreadable', 'checkpoint');
  const known = [
    ...keys.flatMap((key) => keyOf(key) ?? []).filter(({ type }) => type === 1 || type === 4),
    ...witnessKeys.flatMap((key) => keyOf(key) ?? []).filter(({ type }) => type === 4),
  ];
  const signers: string[] = [];
  let isSigned = false;
  for (const line of note.slice(gap + 2, -1).split('\n')) {
    const read = lineOf(line);
    if (!read) return bad('unreadable', 'checkpoint');
    const { name, bytes } = read;
    const key = known.find((one) => one.name === name && one.id === toHex(bytes.slice(0, 4)));
    if (!key) continue;
    const cosigned = key.type === 4;
    if (bytes.length !== (cosigned ? 76 : 68)) return bad('false-signature', name);
    const seconds = cosigned ? new DataView(bytes.buffer).getBigUint64(4) : 0n;
    const message = cosigned ? `cosignature/v1\ntime ${seconds}\n${text}` : text;
    if (!verifyEd25519(key.raw, encoder.encode(message), bytes.slice(cosigned ? 12 : 4))) {
      return bad('false-signature', name);
    }
    signers.push(name);
    isSigned ||= !cosigned;
  }
  if (!isSigned) return bad('unknown-key', origin);
  return { origin, size: Number(size), root: fromBase64(root), signers };
}

/** Whether an entry stands in the log under a head. */
export function isInLog(
  { index, record, salt, proof }: CheckableEntry,
  head: CheckedHead,
): boolean {
  const begin = encoder.encode('zhenshu-ledger/1 entry\n');
  const commitment = sha256(joined(begin, fromHex(salt), encoder.encode(record)));
  let hash = sha256(joined(Uint8Array.of(0, 1), commitment));
  let [node, last] = [index, head.size - 1];
  // A place behind the end, or none at all, would climb the same way as one before it.
  if (!Number.isSafeInteger(index) || index < 0 || index > last) return false;
  const up = (): void => {
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  };
  for (const text of proof) {
    if (last === 0) return false;
    const sibling = fromBase64(text);
    const isRight = node % 2 === 1 || node === last;
    hash = sha256(joined(Uint8Array.of(1), isRight ? sibling : hash, isRight ? hash : sibling));
    if (isRight) while (node % 2 === 0 && node !== 0) up();
    up();
  }
  return last === 0 && isSame(hash, head.root);
}

/** Digest of a row or state as the ledger keeps it. */
export function contentDigest(what: 'row' | 'state', rowSalt: string, content: string): string {
  const begin = encoder.encode(`zhenshu-ledger/1 ${what}\n`);
  return toHex(sha256(joined(begin, fromHex(rowSalt), encoder.encode(content))));
}

/** A receipt that was opened. */
export interface CheckedReceipt {
  readonly findings: readonly Finding[];
  readonly head: CheckedHead | null;
  readonly index: number;
  readonly record: CheckedRecord | null;
  /** The keys stood in the receipt itself: they must be compared with published ones. */
  readonly keys: readonly string[];
}

/** Checks a `.tlog-proof` file of the ledger; with keys of one's own, or else with those in the file. */
export function checkReceipt(file: string, ownKeys: readonly string[] = []): CheckedReceipt {
  const failed = (finding: Finding): CheckedReceipt => ({
    findings: [finding],
    head: null,
    index: 0,
    record: null,
    keys: [],
  });
  try {
    const gap = file.indexOf('\n\n');
    const [first, extraLine = '', indexLine = '', ...proof] = file.slice(0, gap).split('\n');
    if (first !== 'c2sp.org/tlog-proof@v1') {
      return failed({ entry: null, code: 'unreadable', detail: 'tlog-proof' });
    }
    const extra = JSON.parse(decoder.decode(fromBase64(extraLine.replace(/^extra /, '')))) as {
      record: string;
      salt: string;
      keys: string[];
      witnessKeys?: string[];
    };
    const keys = ownKeys.length > 0 ? ownKeys : extra.keys;
    const head = openCheckpoint(file.slice(gap + 2), keys, extra.witnessKeys);
    if ('code' in head) return failed(head);
    const [, digits] = /^index (0|[1-9]\d*)$/.exec(indexLine) ?? [];
    if (digits === undefined) {
      return failed({ entry: null, code: 'unreadable', detail: 'index' });
    }
    const index = Number(digits);
    const entry = { index, record: extra.record, salt: extra.salt, rowSalt: null, proof };
    const record = JSON.parse(extra.record) as CheckedRecord;
    const findings: Finding[] = isInLog(entry, head)
      ? []
      : [{ entry: index, code: 'not-in-log', detail: '' }];
    return { findings, head, index, record, keys };
  } catch {
    return failed({ entry: null, code: 'unreadable', detail: '' });
  }
}
