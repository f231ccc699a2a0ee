/** Asking witnesses for their signatures under the published checkpoint. */
import { outward } from '#platform/outward/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { waitForTurn } from '#platform/database/index.ts';
import type { Tenant } from '#platform/tenants/index.ts';
import {
  consistencyProof,
  cosignedBy,
  isDecimal,
  readCheckpoint,
  readNote,
  readSignatures,
  readVerifier,
  signatureLine,
  TlogFault,
  writeAddCheckpoint,
} from '#protocols/tlog/index.ts';
import { ownLog, witnessedCheckpoint } from '../store/read.ts';
import type { WitnessRow } from '../store/tables.ts';
import {
  addWitness,
  addWitnessed,
  saveCheckpoint,
  saveWitness,
  witnessRows,
} from '../store/witnesses.ts';
import type { LedgerHouse } from './house.ts';
import { tilesOf } from './publish.ts';
import { sequencerTurn } from './sequence.ts';
import { addCheckpoint } from './witness.ts';

const answerWithinMs = 10_000;
const longestAnswer = 65_536;

/** One round over all logs: those that grew since their witnesses signed are shown to them. */
export async function askWitnesses(house: LedgerHouse): Promise<void> {
  await introduceNeighbours(house);
  for (const town of await house.host.tenants.all()) await askFor(house, town);
}

/** The county and its towns are witnesses of each other from the start. */
async function introduceNeighbours(house: LedgerHouse): Promise<void> {
  const all = await house.host.tenants.all();
  for (const town of all.filter(({ parentId }) => parentId !== null)) {
    const county = all.find(({ tenantId }) => tenantId === town.parentId);
    if (!county) continue;
    await introduce(house, { log: town, witness: county });
    await introduce(house, { log: county, witness: town });
  }
}

async function introduce(
  house: LedgerHouse,
  { log, witness }: { readonly log: Tenant; readonly witness: Tenant },
): Promise<void> {
  const { host } = house;
  const { origin, log: signers } = await house.keys.of(log.code);
  const keys = signers.map(({ verifier }) => verifier.text);
  const { name, text: key } = (await house.keys.of(witness.code)).witness.verifier;
  const told = `${name} ${key} ${keys.join(' ')}`;
  const pair = `${log.tenantId} ${witness.tenantId}`;
  if (house.introduced.get(pair) === told) return;
  await host.database.inTenant(host.ctxOf(witness.tenantId), (tx) =>
    addWitnessed(tx, { origin, keys, inside: true }),
  );
  await host.database.inTenant(host.ctxOf(log.tenantId), (tx) =>
    addWitness(tx, { name, key, url: null }),
  );
  house.introduced.set(pair, told);
}

async function askFor(house: LedgerHouse, town: Tenant): Promise<void> {
  const ctx = house.host.ctxOf(town.tenantId);
  const { log, witnesses } = await ctx.database.inTenant(ctx, async (tx) => ({
    log: await ownLog(tx),
    witnesses: await witnessRows(tx),
  }));
  if (!log?.note || !log.root) return;
  const lines: string[] = [];
  for (const witness of witnesses.filter(({ knownSize }) => knownSize < log.signedSize)) {
    const line = await askOne(house, { town, ctx, note: log.note }, witness);
    if (line) lines.push(line);
  }
  if (lines.length > 0) await keep(house, { town, ctx, note: log.note }, lines);
}

interface Shown {
  readonly town: Tenant;
  readonly ctx: Ctx;
  readonly note: string;
}

async function askOne(
  house: LedgerHouse,
  shown: Shown,
  witness: WitnessRow,
): Promise<string | null> {
  const { ctx, note } = shown;
  const now = ctx.clock.now();
  try {
    const line = await cosignature(house, shown, witness);
    const { size } = readCheckpoint(readNote(note).text);
    const signed = { knownSize: size, cosignedAt: now, failingSince: null, lastError: null };
    await ctx.database.inTenant(ctx, (tx) => saveWitness(tx, witness.name, signed));
    return line;
  } catch (error) {
    const failed = {
      failingSince: witness.failingSince ?? now,
      lastError: (error as Error).message.slice(0, 500),
    };
    await ctx.database.inTenant(ctx, (tx) => saveWitness(tx, witness.name, failed));
    return null;
  }
}

/** Asks once, and again from the size that the witness names. @throws Error with what it said */
async function cosignature(house: LedgerHouse, shown: Shown, witness: WitnessRow): Promise<string> {
  let oldSize = witness.knownSize;
  for (let round = 0; round < 2; round += 1) {
    const answer = await send(house, shown, { witness, oldSize });
    if (answer.status === 200) return ownLine(shown.note, witness, answer.body);
    const told = answer.body.trim();
    if (answer.status !== 409 || !isDecimal(told) || Number(told) === oldSize) {
      throw new Error(`${answer.status} ${told.slice(0, 200)}`);
    }
    oldSize = Number(told);
  }
  throw new Error('the witness names another size each time');
}

async function send(
  house: LedgerHouse,
  { town, note }: Shown,
  { witness, oldSize }: { readonly witness: WitnessRow; readonly oldSize: number },
): Promise<{ status: number; body: string }> {
  const { size } = readCheckpoint(readNote(note).text);
  if (oldSize > size) {
    throw new Error(
      `the witness has seen ${oldSize} entries, the log holds ${size}: it was rolled back`,
    );
  }
  const tiles = tilesOf(house.filesOf(town.code));
  const proof =
    oldSize === 0 || oldSize === size ? [] : await consistencyProof(oldSize, size, tiles);
  const body = writeAddCheckpoint({ oldSize, proof, checkpoint: note });
  return witness.url === null ? inside(house, witness, body) : outside(witness.url, body);
}

/** The witness is a tenant of this installation: the same judgement, without the network. */
async function inside(house: LedgerHouse, { name }: WitnessRow, body: string) {
  const { host } = house;
  for (const { code, tenantId } of await host.tenants.all()) {
    if ((await house.keys.of(code)).witness.name === name)
      return addCheckpoint(host.ctxOf(tenantId), body);
  }
  throw new Error('this tenant is gone');
}

async function outside(url: string, body: string): Promise<{ status: number; body: string }> {
  const { status, bytes } = await outward(`${url.replace(/\/$/, '')}/add-checkpoint`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body,
    timeoutMs: answerWithinMs,
    largestBytes: longestAnswer,
  });
  return { status, body: bytes.toString('utf8') };
}

/** The line of the witness that was asked, verified. */
function ownLine(note: string, { name, key }: WitnessRow, lines: string): string {
  const verifier = readVerifier(key);
  const own = readSignatures(lines).filter(
    (one) => one.name === name && one.keyId.equals(verifier.id),
  );
  for (const signature of own) {
    const line = signatureLine(signature);
    if (cosignedBy(readNote(note + line), [verifier]).length > 0) return line;
  }
  throw new TlogFault('the answer holds no true signature of this witness');
}

/** Puts the signatures under the checkpoint, keeps it, and publishes it if it is still the newest. */
async function keep(house: LedgerHouse, shown: Shown, lines: readonly string[]): Promise<void> {
  const { town, ctx, note } = shown;
  const { size, root } = readCheckpoint(readNote(note).text);
  const whole = await ctx.database.inTenant(ctx, async (tx) => {
    const before = await witnessedCheckpoint(tx);
    const signed = (before?.size === size ? before.note : note) + lines.join('');
    await saveCheckpoint(tx, { size, root, note: signed, cosignedAt: ctx.clock.now() });
    return signed;
  });
  const files = house.filesOf(town.code);
  await ctx.database.inSystem(async (tx) => {
    await waitForTurn(tx, sequencerTurn);
    const published = await files.checkpoint();
    if (published?.startsWith(note)) await files.writeCheckpoint(whole);
  });
}
