#!/usr/bin/env node
/**
 * Checks a ledger off line. One file, no libraries, Node 18 or later; shares no code with the server.
 *
 *   node bin/verify-ledger.mjs DIR                   a log (checkpoint, tile/…), or the export of a town
 *   node bin/verify-ledger.mjs OLD-DIR NEW-DIR       two copies: the newer must begin with the older
 *   node bin/verify-ledger.mjs history.json          the history of a case, as its page gives it
 *   node bin/verify-ledger.mjs receipt.tlog-proof    a receipt
 *
 *   --key VKEY          public key of the log, from a source of your own (may be repeated)
 *   --witness VKEY      public key of a witness whose signature must be there (may be repeated)
 *   --trust FILE        an earlier checkpoint from elsewhere: a witness, an anchor (may be repeated)
 *   --json              prints one JSON object
 *
 * Exit code 0: all is as it was; 1: something is not, each line names the entry; 2: cannot be read.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const faults = [];
const notes = [];
const fault = (where, what) => faults.push({ where, what });
/** @type {{ key: string[], witness: string[], trust: string[], json: boolean, paths: string[] }} */
const options = { key: [], witness: [], trust: [], json: false, paths: [] };

const sha = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leafOf = (entry) => sha(Buffer.from([0]), entry);
const nodeOf = (left, right) => sha(Buffer.from([1]), left, right);
const rowDigest = (kind, salt, content) =>
  sha(`zhenshu-ledger/1 ${kind}\n`, Buffer.from(salt, 'hex'), content).toString('hex');
const commitmentOf = ({ record, salt }) =>
  sha('zhenshu-ledger/1 entry\n', Buffer.from(salt, 'hex'), record);
const entryOf = (commitment) => Buffer.concat([Buffer.from([1]), commitment]);

// --- signed notes ---------------------------------------------------------------------------------------

const der = Buffer.from('302a300506032b6570032100', 'hex');
function readKey(text) {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  if (!name || bytes.length < 33) throw new Error(`not a public key: ${text}`);
  const expected = sha(`${name}\n`, bytes).subarray(0, 4).toString('hex');
  if (expected !== id) throw new Error(`the key of ${name} does not fit its id`);
  return { name, id, type: bytes[0], raw: bytes.subarray(1) };
}

function isTrue(key, message, signature) {
  if (key.type === 0xff) return isSm2(key.raw, message, signature);
  const spki = Buffer.concat([der, key.raw]);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  return verify(null, message, publicKey, signature);
}

// SM2 with SM3 under the usual user id (GB/T 32918.2), for logs that sign by it besides.
const [p, a, b, n, gx, gy] = [
  'fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff',
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc',
  '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93',
  'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123',
  '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7',
  'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
].map((hex) => BigInt(`0x${hex}`));
const sm2Name = 'sm2-with-sm3\n';
const numberOf = (bytes) => BigInt(`0x${bytes.toString('hex') || '0'}`);
const in32 = (number) => Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
const mod = (number, by) => ((number % by) + by) % by;
const sm3 = (...parts) => createHash('sm3').update(Buffer.concat(parts)).digest();

function inverse(number) {
  let [old, now, x, y] = [mod(number, p), p, 1n, 0n];
  while (now > 0n) [old, now, x, y] = [now, old % now, y, x - (old / now) * y];
  return mod(x, p);
}

/** Two points of the curve added; null is the point at infinity. */
function added(one, other) {
  if (!one || !other) return one ?? other;
  const isSame = one[0] === other[0];
  if (isSame && mod(one[1] + other[1], p) === 0n) return null;
  const slope = isSame
    ? (3n * one[0] * one[0] + a) * inverse(2n * one[1])
    : (other[1] - one[1]) * inverse(other[0] - one[0]);
  const x = mod(slope * slope - one[0] - other[0], p);
  return [x, mod(slope * (one[0] - x) - one[1], p)];
}

function times(factor, point) {
  let [sum, power] = [null, point];
  for (let left = factor; left > 0n; left >>= 1n) {
    if (left & 1n) sum = added(sum, power);
    power = added(power, power);
  }
  return sum;
}

/** The two numbers of a signature in DER, written in the one right way; null when it is none. */
function numbersIn(signature) {
  const numbers = [];
  let at = 2;
  for (; at < signature.length && numbers.length < 2; at += 2 + signature[at + 1])
    numbers.push(numberOf(signature.subarray(at + 2, at + 2 + signature[at + 1])));
  const written = numbers.map((one) => {
    const hex = one.toString(16);
    const even = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
    const body = even[0] & 0x80 ? Buffer.concat([Buffer.from([0]), even]) : even;
    return Buffer.concat([Buffer.from([2, body.length]), body]);
  });
  const whole = Buffer.concat(written);
  return Buffer.concat([Buffer.from([0x30, whole.length]), whole]).equals(signature)
    ? numbers
    : null;
}

function isSm2(raw, message, signature) {
  const key = raw.subarray(sm2Name.length);
  const [r, s] = numbersIn(signature) ?? [0n, 0n];
  if (raw.subarray(0, sm2Name.length).toString() !== sm2Name || key.length !== 65) return false;
  if (r < 1n || r >= n || s < 1n || s >= n) return false;
  const [x, y] = [key.subarray(1, 33), key.subarray(33)];
  const id = Buffer.from('1234567812345678');
  const who = sm3(Buffer.from([0, 128]), id, ...[a, b, gx, gy].map(in32), x, y);
  const t = mod(r + s, n);
  if (t === 0n) return false;
  const point = added(times(s, [gx, gy]), times(t, [numberOf(x), numberOf(y)]));
  return point !== null && mod(numberOf(sm3(who, message)) + point[0], n) === r;
}

/** Takes a note apart and says which of the keys signed it. */
function openNote(note, keys) {
  const gap = note.lastIndexOf('\n\n');
  const text = note.slice(0, gap + 1);
  const [origin, size, root] = text.split('\n');
  if (gap < 0 || !/^(0|[1-9]\d*)$/.test(size ?? '')) throw new Error('not a checkpoint');
  // A note is written in one way only: the last line ends, and no bit of a signature is left over.
  if (!note.endsWith('\n')) throw new Error('the last signature line does not end');
  const signers = [];
  const strangers = [];
  for (const line of note.slice(gap + 2, -1).split('\n')) {
    const [, name, encoded = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    if (!name || bytes.toString('base64') !== encoded)
      throw new Error('a signature line is not written as it should be');
    const key = keys.find(
      (one) => one.name === name && one.id === bytes.subarray(0, 4).toString('hex'),
    );
    if (!key) strangers.push(name);
    if (!key) continue;
    const cosigned = key.type === 4;
    const message = cosigned ? `cosignature/v1\ntime ${bytes.readBigUInt64BE(4)}\n${text}` : text;
    if (isTrue(key, Buffer.from(message), bytes.subarray(cosigned ? 12 : 4))) signers.push(key);
    else throw new Error(`the signature of ${name} is false`);
  }
  return { origin, size: Number(size), root: Buffer.from(root, 'base64'), signers, strangers };
}

/**
 * The head that a note signs; says what is wrong with its signatures. `witnessKeys`: of the witnesses that the data names;
 * `namesAll`: it
 * names every key, so that a line of another one was changed or put in.
 */
function signedHead(note, { own, witnessKeys = [], namesAll = false, where }) {
  try {
    const given = options.key.map(readKey);
    if (given.length === 0 && own.length > 0) {
      notes.push(
        'the public key was taken from the data itself: compare it with one of your own (--key)',
      );
    }
    const logs = (given.length > 0 ? given : own.map(readKey)).filter(({ type }) => type === 1);
    const witnesses = options.witness.map(readKey);
    const named = [...own, ...witnessKeys, ...options.key]
      .map(readKey)
      .filter(({ type }) => type !== 1);
    const head = openNote(note, [...logs, ...witnesses, ...named]);
    for (const name of head.strangers) {
      if (namesAll) fault(where, `a signature line of ${name} is of no key that is known`);
      else notes.push(`a signature of ${name} was not checked: its key is not known (--witness)`);
    }
    if (!head.signers.some((key) => logs.includes(key)))
      fault(where, 'not signed by a key that is known');
    for (const witness of witnesses.filter((key) => !head.signers.includes(key))) {
      fault(where, `not signed by the witness ${witness.name}`);
    }
    return head;
  } catch (error) {
    fault(where, error.message);
    return null;
  }
}

// --- trees ----------------------------------------------------------------------------------------------

function rootOf(leaves) {
  if (leaves.length === 0) return sha();
  let level = leaves;
  while (level.length > 1) {
    const above = [];
    for (let at = 0; at < level.length; at += 2) {
      above.push(at + 1 < level.length ? nodeOf(level[at], level[at + 1]) : level[at]);
    }
    level = above;
  }
  return level[0];
}

function provenRoot(leaf, index, size, proof) {
  let [node, last, hash] = [index, size - 1, leaf];
  for (const text of proof) {
    const sibling = Buffer.from(text, 'base64');
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      hash = nodeOf(sibling, hash);
      while (node % 2 === 0 && node !== 0)
        [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
    } else hash = nodeOf(hash, sibling);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : null;
}

// --- published logs -------------------------------------------------------------------------------------

const width = 256;
/** The file that holds so many of a tile: its bytes, and how many it should hold. */
function tileFile(directory, level, index, wanted) {
  const digits = String(index)
    .padStart(Math.ceil(String(index).length / 3) * 3, '0')
    .match(/.../g);
  const path = digits.map((part, at) => (at < digits.length - 1 ? `x${part}` : part));
  const full = join(directory, 'tile', String(level), ...path);
  if (existsSync(full) && statSync(full).isFile()) {
    return { bytes: readFileSync(full), holds: width };
  }
  const partial = existsSync(`${full}.p`) ? readdirSync(`${full}.p`).map(Number) : [];
  const long = partial.filter((each) => each >= wanted).sort((a, b) => a - b)[0];
  if (long === undefined) return null;
  return { bytes: readFileSync(join(`${full}.p`, String(long))), holds: long };
}

/** The entries of a bundle, and where the last of them ends. */
function entriesIn(bundle) {
  const entries = [];
  let at = 0;
  while (at + 2 <= bundle.length) {
    const end = at + 2 + bundle.readUInt16BE(at);
    entries.push(end <= bundle.length ? bundle.subarray(at + 2, end) : Buffer.alloc(0));
    at = end;
  }
  return { entries, end: at };
}

/** The hashes of a level as its tiles have them; undefined where a tile is missing or too short. */
function hashesOf(directory, level, count) {
  const hashes = Array.from({ length: count });
  for (let tile = 0; tile * width < count; tile += 1) {
    const wanted = Math.min(width, count - tile * width);
    const file = tileFile(directory, level, tile, wanted);
    if (!file) continue;
    for (let at = 0; at < wanted; at += 1) {
      const hash = file.bytes.subarray(at * 32, at * 32 + 32);
      if (hash.length === 32) hashes[tile * width + at] = hash;
    }
    if (file.bytes.length > file.holds * 32) {
      const last = (tile * width + file.holds) * width ** level - 1;
      fault(`entry ${last}`, `bytes were put behind it in tile level ${level}`);
    }
  }
  return hashes;
}

function bundledEntries(directory, size) {
  const entries = Array.from({ length: size });
  for (let tile = 0; tile * width < size; tile += 1) {
    const wanted = Math.min(width, size - tile * width);
    const file = tileFile(directory, 'entries', tile, wanted);
    if (!file) continue;
    const { entries: found, end } = entriesIn(file.bytes);
    for (let at = 0; at < wanted; at += 1) entries[tile * width + at] = found[at];
    if (found.length > file.holds || end < file.bytes.length) {
      fault(`entry ${tile * width + file.holds - 1}`, 'bytes were put behind it in its bundle');
    }
  }
  return entries;
}

const same = (a, b) => a !== undefined && b !== undefined && Buffer.compare(a, b) === 0;
const whole = (hashes) => !hashes.includes(undefined);

/** Names the entries in which a copy differs from the leaves that give the signed root. */
function nameDifferences(copy, truth, what) {
  for (let at = 0; at < truth.length; at += 1) {
    if (copy[at] === undefined) fault(`entry ${at}`, `missing in ${what}`);
    else if (!same(copy[at], truth[at])) fault(`entry ${at}`, `changed in ${what}`);
  }
}

/** Checks checkpoint, bundles and tiles against each other. @returns head and leaves that fit it */
function checkLog(directory, { own = [], witnessKeys, ledger = null } = {}) {
  const path = join(directory, 'checkpoint');
  if (!existsSync(path)) return fault('checkpoint', `missing in ${directory}`);
  const named = { own, witnessKeys: witnessKeys ?? [], namesAll: witnessKeys !== undefined };
  const head = signedHead(readFileSync(path, 'utf8'), { ...named, where: 'checkpoint' });
  if (!head) return undefined;
  const { size } = head;
  const copies = {
    'the entry bundles': bundledEntries(directory, size).map((entry) => entry && leafOf(entry)),
    'the tiles': hashesOf(directory, 0, size),
    ...(ledger ? { 'the ledger rows': ledger.slice(0, size) } : {}),
  };
  const fits = (leaves) =>
    leaves.length === size && whole(leaves) && rootOf(leaves).equals(head.root);
  let truth = Object.values(copies).find(fits);
  if (!truth) {
    // No copy is whole: what two of them say is taken where they agree.
    truth = Array.from({ length: size }, (_, at) => {
      const said = Object.values(copies).map((copy) => copy[at]);
      return (
        said.find((one, i) => said.some((other, j) => i !== j && same(one, other))) ??
        said.find(Boolean)
      );
    });
    if (!fits(truth))
      fault('checkpoint', `no copy of the entries gives the signed root of ${size} entries`);
  }
  for (const [what, copy] of Object.entries(copies)) nameDifferences(copy, truth, what);
  checkUpperTiles(directory, truth);
  return { ...head, leaves: truth };
}

function checkUpperTiles(directory, leaves) {
  let below = leaves;
  for (let level = 1; below.length >= width && whole(below); level += 1) {
    const count = Math.floor(below.length / width);
    const tops = Array.from({ length: count }, (_, at) =>
      rootOf(below.slice(at * width, (at + 1) * width)),
    );
    hashesOf(directory, level, count).forEach((hash, at) => {
      if (same(hash, tops[at])) return;
      const span = width ** level;
      fault(`entries ${at * span} to ${(at + 1) * span - 1}`, `wrong in tile level ${level}`);
    });
    below = tops;
  }
}

/** A checkpoint from elsewhere. Where the log's key is known from elsewhere too, it must have signed this one. */
function openTrusted(path) {
  const keys = options.key.map(readKey).filter(({ type }) => type === 1);
  const trusted = openNote(readFileSync(path, 'utf8'), keys);
  if (keys.length > 0 && trusted.signers.length === 0)
    fault(path, 'not signed by a key that is known: it proves nothing');
  return trusted;
}

/** Earlier checkpoints from elsewhere: the log must begin with each of them. */
function checkTrusted(log) {
  for (const path of options.trust) {
    const trusted = openTrusted(path);
    if (trusted.origin !== log.origin) fault(path, `speaks of another log: ${trusted.origin}`);
    else if (trusted.size > log.size) {
      fault(
        `entries ${log.size} to ${trusted.size - 1}`,
        `missing: ${path} has ${trusted.size} entries, the log was rolled back`,
      );
    } else if (!rootOf(log.leaves.slice(0, trusted.size)).equals(trusted.root)) {
      fault(
        `entries 0 to ${trusted.size - 1}`,
        `not those that ${path} was signed for: the log was rewritten`,
      );
    }
  }
}

function compareCopies(old, now) {
  for (let at = 0; at < old.leaves.length; at += 1) {
    if (at >= now.leaves.length)
      return fault(`entries ${at} to ${old.leaves.length - 1}`, 'gone: rolled back');
    if (!same(old.leaves[at], now.leaves[at]))
      return fault(`entry ${at}`, 'differs between the two copies');
  }
  return undefined;
}

// --- exports of a town ----------------------------------------------------------------------------------

async function eachLine(path, work) {
  if (!existsSync(path)) return fault(path, 'missing');
  for await (const line of createInterface({ input: createReadStream(path) })) {
    let value;
    try {
      value = JSON.parse(line);
    } catch {
      fault(path, 'a line is not JSON');
    }
    if (value) work(value);
  }
  return undefined;
}

/** A row that stands further behind than this stands nowhere: the places between are not told one by one. */
const furthest = 100_000;

/** The ledger's own rows: each record must fit its commitment, and none may be missing. */
async function readLedgerRows(directory) {
  const leaves = [];
  const records = [];
  await eachLine(join(directory, 'entries.ndjson'), (entry) => {
    if (!Number.isSafeInteger(entry.index) || entry.index > records.length + furthest)
      return fault(`entry ${entry.index}`, 'stands at a place that the ledger does not have');
    while (records.length < entry.index) {
      fault(`entry ${records.length}`, 'missing among the ledger rows');
      records.push(null);
    }
    if (records.length > entry.index)
      return fault(`entry ${entry.index}`, 'twice among the ledger rows');
    const commitment = Buffer.from(entry.commitment, 'hex');
    const fits = commitmentOf(entry).equals(commitment);
    if (!fits) fault(`entry ${entry.index}`, 'its record does not fit its commitment');
    leaves[entry.index] = leafOf(entryOf(commitment));
    records.push(
      fits ? { ...JSON.parse(entry.record), index: entry.index, rowSalt: entry.rowSalt } : null,
    );
    return undefined;
  });
  return { leaves, records };
}

/** Collects what the entries say of rows and subjects, then holds what is there against it. */
function evidence() {
  const rows = new Map();
  const states = new Map();
  const erased = new Set();
  const unsalted = [];
  return {
    add: (record) => {
      for (const [id, digest] of record.rows)
        rows.set(`${record.source} ${id}`, { ...record, id, digest });
      if (record.state) states.set(`${record.source} ${record.subject}`, record);
    },
    row: ({ source, id, content }, waiting) => {
      const said = rows.get(`${source} ${id}`);
      rows.delete(`${source} ${id}`);
      if (!said)
        return waiting || fault(`row ${id}`, `of ${source} is in no entry: added without an act`);
      if (said.rowSalt === null) return unsalted.push(said);
      if (rowDigest('row', said.rowSalt, content) !== said.digest) {
        return fault(
          `entry ${said.index}`,
          `row ${id} of ${source} was changed (${said.kind} ${said.label})`,
        );
      }
      if (said.kind === 'ledger.erase')
        JSON.parse(content).detail.rows.forEach((each) => erased.add(each));
      return undefined;
    },
    state: ({ source, subject, content }, waiting) => {
      const said = states.get(`${source} ${subject}`);
      states.delete(`${source} ${subject}`);
      if (waiting) return undefined;
      if (!said) return fault(`${source} ${subject}`, 'is in no entry: added without an act');
      if (said.rowSalt === null) return unsalted.push(said);
      if (rowDigest('state', said.rowSalt, content) === said.state) return undefined;
      return fault(
        `entry ${said.index}`,
        `${source} ${said.label || subject} is not as this act left it`,
      );
    },
    end: () => {
      for (const said of rows.values()) {
        if (!erased.has(said.id))
          fault(
            `entry ${said.index}`,
            `row ${said.id} of ${said.source} is gone (${said.kind} ${said.label})`,
          );
      }
      for (const said of states.values())
        fault(`entry ${said.index}`, `${said.source} ${said.label || said.subject} is gone`);
      for (const said of unsalted) {
        const ids = said.rows.map(([id]) => id);
        if (!ids.some((id) => erased.has(id)))
          fault(`entry ${said.index}`, 'the salt of its rows is gone without an erasure');
      }
      if (erased.size > 0)
        notes.push(`${erased.size} rows were erased by acts that are in the ledger`);
    },
  };
}

async function checkTown(directory) {
  const meta = JSON.parse(readFileSync(join(directory, 'meta.json'), 'utf8'));
  const { leaves, records } = await readLedgerRows(directory);
  const log = checkLog(directory, {
    own: meta.keys,
    witnessKeys: meta.witnessKeys,
    ledger: leaves,
  });
  if (!log) return undefined;
  if (log.origin !== meta.origin) fault('checkpoint', `speaks of another log: ${log.origin}`);
  if (records.length > log.size) {
    fault(
      `entries ${log.size} to ${records.length - 1}`,
      'are under no checkpoint: it was rolled back',
    );
  }
  const kept = evidence();
  for (const record of records) if (record) kept.add(record);
  const waiting = new Set(meta.waiting);
  // Of an entry whose record is spoiled the rows cannot be known: they are not called added.
  const spoiled = records.includes(null) || records.length < log.size;
  await eachLine(join(directory, 'rows.ndjson'), (row) =>
    kept.row(row, spoiled || waiting.has(row.id)),
  );
  await eachLine(join(directory, 'states.ndjson'), (state) =>
    kept.state(state, waiting.has(`${state.source} ${state.subject}`)),
  );
  kept.end();
  notes.push(`${log.origin}: ${log.size} entries`);
  return log;
}

// --- histories and receipts -----------------------------------------------------------------------------

function checkEntry(entry, head) {
  const leaf = leafOf(entryOf(commitmentOf(entry)));
  // A place behind the end climbs the same way as one before it: only the size tells them apart.
  const isPlace = Number.isSafeInteger(entry.index) && entry.index >= 0 && entry.index < head.size;
  const root = isPlace ? provenRoot(leaf, entry.index, head.size, entry.proof) : null;
  if (root?.equals(head.root)) return true;
  fault(`entry ${entry.index}`, 'is not in the signed log as it is shown here');
  return false;
}

function checkHistory(path) {
  const history = JSON.parse(readFileSync(path, 'utf8'));
  const { keys: own, witnessKeys } = history;
  const head = signedHead(history.checkpoint, { own, witnessKeys, where: 'checkpoint' });
  if (!head) return;
  const kept = evidence();
  const { source, subject } = history;
  for (const each of history.erasures) {
    if (!checkEntry(each.entry, head)) continue;
    kept.add({
      ...JSON.parse(each.entry.record),
      index: each.entry.index,
      rowSalt: each.entry.rowSalt,
    });
    for (const row of each.rows) kept.row({ source: 'audit', ...row }, false);
  }
  for (const entry of history.entries) {
    const record = JSON.parse(entry.record);
    if (!checkEntry(entry, head)) continue;
    if (record.subject !== subject || record.source !== source)
      fault(`entry ${entry.index}`, 'is about something else');
    else kept.add({ ...record, index: entry.index, rowSalt: entry.rowSalt });
  }
  for (const row of history.rows) kept.row({ source, ...row }, history.waiting.includes(row.id));
  if (history.state) kept.state({ source, subject, content: history.state }, history.waitingState);
  kept.end();
  checkTrustedHead(head);
  notes.push(
    `${history.label || subject}: ${history.entries.length} entries under ${head.origin}, ${head.size} entries`,
  );
}

/** Without the tiles only a checkpoint of the same size can be compared. */
function checkTrustedHead(head) {
  for (const path of options.trust) {
    const trusted = openTrusted(path);
    if (trusted.size === head.size && !trusted.root.equals(head.root)) {
      fault(
        'checkpoint',
        `another root than in ${path} for ${head.size} entries: the log was rewritten`,
      );
    } else if (trusted.size !== head.size)
      notes.push(`${path} has another size: give the log's folder to compare`);
  }
}

function checkReceipt(path) {
  const text = readFileSync(path, 'utf8');
  const gap = text.indexOf('\n\n');
  const [, ...lines] = text.slice(0, gap).split('\n');
  const extra = JSON.parse(Buffer.from(lines.shift().replace(/^extra /, ''), 'base64').toString());
  const [, digits] = /^index (0|[1-9]\d*)$/.exec(lines.shift() ?? '') ?? [];
  if (digits === undefined)
    return fault(path, 'the line of the index is not written as it should be');
  const index = Number(digits);
  const { keys: own, witnessKeys } = extra;
  const head = signedHead(text.slice(gap + 2), { own, witnessKeys, where: 'checkpoint' });
  if (!head || !checkEntry({ index, record: extra.record, salt: extra.salt, proof: lines }, head))
    return undefined;
  checkTrustedHead(head);
  const { kind, label, at } = JSON.parse(extra.record);
  notes.push(`entry ${index} of ${head.origin}: ${kind} ${label} at ${at}`);
  return undefined;
}

// --- command line ---------------------------------------------------------------------------------------

/** Prints the comment at the head of this file. */
function help() {
  const head = readFileSync(new URL(import.meta.url), 'utf8').match(/\/\*\*\n([\s\S]*?)\n \*\//);
  console.log((head?.[1] ?? '').replaceAll(/^ \* ?/gm, ''));
  process.exit(0);
}

function readOptions(args) {
  if (args.includes('--help') || args.includes('-h')) help();
  while (args.length > 0) {
    const word = args.shift();
    const name = word.replace(/^--/, '');
    if (word === '--json') options.json = true;
    else if (word.startsWith('--') && Array.isArray(options[name]) && args.length > 0)
      options[name].push(args.shift());
    else if (word.startsWith('-')) throw new Error(`unknown option ${word}`);
    else options.paths.push(word);
  }
  if (options.paths.length === 0)
    throw new Error(
      'Usage: verify-ledger.mjs [options] DIR [DIR] | history.json | receipt.tlog-proof',
    );
}

/** @returns the log of a folder; undefined for a file, or when it cannot be read */
async function checkPath(path) {
  if (!existsSync(path)) throw new Error(`${path} does not exist`);
  try {
    if (statSync(path).isDirectory()) {
      return existsSync(join(path, 'meta.json')) ? await checkTown(path) : checkLog(path);
    }
    if (readFileSync(path, 'utf8').startsWith('c2sp.org/tlog-proof@')) checkReceipt(path);
    else checkHistory(path);
  } catch (error) {
    fault(path, `cannot be read: ${error.message}`);
  }
  return undefined;
}

async function main() {
  readOptions(process.argv.slice(2));
  const logs = [];
  for (const path of options.paths) {
    const log = await checkPath(path);
    if (log) logs.push(log);
  }
  for (const log of logs) checkTrusted(log);
  for (let at = 1; at < logs.length; at += 1) compareCopies(logs[at - 1], logs[at]);
}

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
if (options.json) console.log(JSON.stringify({ ok: faults.length === 0, faults, notes }));
else {
  for (const note of notes) console.log(`  ${note}`);
  for (const { where, what } of faults) console.log(`✗ ${where}: ${what}`);
  console.log(faults.length === 0 ? '✓ all is as it was signed' : `✗ ${faults.length} faults`);
}
process.exitCode = faults.length === 0 ? 0 : 1;
