/** Witnesses, anchors and keys, as an administrator changes them; each change is an act of the ledger itself. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { waitForTurn } from '#platform/database/index.ts';
import {
  readCheckpoint,
  readNote,
  readVerifier,
  TlogFault,
  type Verifier,
} from '#protocols/tlog/index.ts';
import { problem } from '../problems.ts';
import { hurryAnchors } from '../store/anchors.ts';
import { ownLog } from '../store/read.ts';
import { saveLog } from '../store/sequencing.ts';
import {
  addWitness,
  addWitnessed,
  removeWitness,
  removeWitnessed,
  witnessRows,
} from '../store/witnesses.ts';
import { queueHead, targetsOf } from './anchor.ts';
import { signedLog, townOf } from './head.ts';
import type { TownKeys } from './keys.ts';
import { sequencerTurn } from './sequence.ts';

function verifierOf(key: string, kinds: readonly Verifier['kind'][]): Verifier {
  try {
    const verifier = readVerifier(key);
    if (kinds.includes(verifier.kind)) return verifier;
  } catch (error) {
    if (!(error instanceof TlogFault)) throw error;
    throw problem('ledger-key-unreadable', { reason: error.message });
  }
  throw problem('ledger-key-unreadable', { reason: kinds.join(' / ') });
}

/** Asks an outside witness from now on. */
export async function askWitness(ctx: Ctx, { key, url }: { key: string; url: string }) {
  const { name, text } = verifierOf(key, ['cosignature']);
  if (!isSafe(url)) throw problem('ledger-url');
  await ctx.database.inTenant(ctx, async (tx) => {
    if ((await witnessRows(tx)).some((row) => row.name === name)) {
      throw problem('ledger-witness-known', { name });
    }
    await addWitness(tx, { name, key: text, url });
    await audit(tx, [{ action: 'ledger.addWitness', subject: name, detail: { key: text, url } }]);
  });
}

/** Checkpoints are public; what is asked for is a signature: https, or this machine. */
function isSafe(text: string): boolean {
  const url = URL.parse(text);
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url?.hostname ?? '');
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere);
}

/** Asks an outside witness no more. */
export async function dropWitness(ctx: Ctx, { name, reason }: { name: string; reason: string }) {
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await removeWitness(tx, name))) throw problem('ledger-witness-unknown', { name });
    await audit(tx, [{ action: 'ledger.removeWitness', subject: name, detail: { reason } }]);
  });
}

/** Becomes a witness of an outside log. */
export async function witnessLog(ctx: Ctx, keys: readonly string[]) {
  const verifiers = keys.map((key) => verifierOf(key, ['ed25519', 'sm2']));
  const [origin = '', ...more] = [...new Set(verifiers.map(({ name }) => name))];
  if (more.length > 0) throw problem('ledger-keys-of-one-log');
  const texts = verifiers.map(({ text }) => text);
  await ctx.database.inTenant(ctx, async (tx) => {
    await addWitnessed(tx, { origin, keys: texts, inside: false });
    await audit(tx, [{ action: 'ledger.addWitnessed', subject: origin, detail: { keys: texts } }]);
  });
}

/** Is no longer a witness of an outside log. */
export async function dropWitnessed(
  ctx: Ctx,
  { origin, reason }: { origin: string; reason: string },
) {
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await removeWitnessed(tx, origin))) throw problem('ledger-witnessed-unknown', { origin });
    await audit(tx, [{ action: 'ledger.removeWitnessed', subject: origin, detail: { reason } }]);
  });
}

/** Queues the present checkpoint for all places. */
export async function anchorNow(ctx: Ctx) {
  const { house } = await townOf(ctx);
  const targets = targetsOf(house);
  if (targets.length === 0) throw problem('ledger-no-anchors');
  await ctx.database.inTenant(ctx, async (tx) => {
    const { head } = await signedLog(tx);
    for (const target of targets) await queueHead(tx, target);
    const detail = { size: head.size, targets };
    await audit(tx, [{ action: 'ledger.anchorNow', subject: 'anchors', detail }]);
  });
}

/** Tries what waits at once. */
export async function retryAnchors(ctx: Ctx) {
  await ctx.database.inTenant(ctx, async (tx) => {
    const anchors = await hurryAnchors(tx, ctx.clock.now());
    await audit(tx, [{ action: 'ledger.retryAnchors', subject: 'anchors', detail: { anchors } }]);
  });
}

/** Changes the keys of the log. */
export async function changeKeys(ctx: Ctx, action: 'rotateKey' | 'retireKeys', reason: string) {
  const { house, town } = await townOf(ctx);
  const before = await house.keys.of(town.code);
  if (before.from === 'environment') throw problem('ledger-keys-of-environment');
  const after = await (action === 'rotateKey'
    ? house.keys.rotate(town.code)
    : house.keys.retireOld(town.code));
  const detail = { reason, before: textsOf(before), after: textsOf(after) };
  await ctx.database.inTenant(ctx, (tx) =>
    audit(tx, [{ action: `ledger.${action}`, subject: after.origin, detail }]),
  );
}

function textsOf({ log }: TownKeys): string[] {
  return log.map(({ verifier }) => verifier.text);
}

/**
 * Goes on after a halt. The published checkpoint is put aside, not removed, and an entry of the log says what
 * it said: whoever holds a copy, a witness or an anchor will go on to show that the log broke here.
 */
export async function resume(ctx: Ctx, reason: string) {
  const { house, town } = await townOf(ctx);
  await ctx.database.inTenant(ctx, async (tx) => {
    const log = await ownLog(tx);
    if (!log?.halted) throw problem('ledger-not-halted');
    const files = house.filesOf(town.code);
    const left = await ctx.database.inSystem(async (system) => {
      await waitForTurn(system, sequencerTurn);
      const note = await files.checkpoint();
      await files.putAside(ctx.clock.now());
      await saveLog(system, town.tenantId, { halted: null, signedSize: 0, root: null });
      return note;
    });
    const detail = { reason, halted: log.halted, left: headIn(left) };
    await audit(tx, [{ action: 'ledger.resume', subject: log.origin, detail }]);
  });
}

function headIn(note: string | null) {
  if (note === null) return null;
  try {
    const { size, root } = readCheckpoint(readNote(note).text);
    return { size, root: root.toString('base64') };
  } catch {
    return null;
  }
}
