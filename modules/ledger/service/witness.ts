/** Being a witness: judges a checkpoint against the last one seen and signs it, or says why not. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import {
  type AddCheckpoint,
  type Checkpoint,
  cosign,
  emptyRoot,
  type Note,
  readAddCheckpoint,
  readCheckpoint,
  readNote,
  readVerifier,
  signedBy,
  sizeMediaType,
  TlogFault,
  verifyConsistency,
} from '#protocols/tlog/index.ts';
import { lockWitnessed, saveWitnessed } from '../store/witnesses.ts';
import type { WitnessedRow } from '../store/tables.ts';
import { townOf } from './head.ts';

/** The answer, as c2sp.org/tlog-witness has it. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly type: string;
  readonly body: string;
}

const plain = 'text/plain; charset=utf-8';
const say = (status: WitnessAnswer['status'], body: string): WitnessAnswer => ({
  status,
  type: plain,
  body: `${body}\n`,
});

/**
 * Judges the body of an `add-checkpoint` request for the tenant of the ctx. What is signed was written to
 * the database before; two requests for a log are judged one after the other.
 */
export async function addCheckpoint(ctx: Ctx, body: string): Promise<WitnessAnswer> {
  let asked: AddCheckpoint;
  let note: Note;
  let head: Checkpoint;
  try {
    asked = readAddCheckpoint(body);
    note = readNote(asked.checkpoint);
    head = readCheckpoint(note.text);
  } catch (error) {
    if (error instanceof TlogFault) return say(400, error.message);
    throw error;
  }
  return ctx.database.inTenant(ctx, async (tx) => {
    const known = await lockWitnessed(tx, head.origin);
    if (!known) return say(404, 'this log is not known here');
    if (!isSigned(note, known)) return say(403, 'no signature of a key that is known for this log');
    if (asked.oldSize > head.size) return say(400, 'the old size is larger than the checkpoint');
    return judge(tx, known, { asked, note, head });
  });
}

function isSigned(note: Note, { keys }: WitnessedRow): boolean {
  try {
    return signedBy(note, keys.map(readVerifier)).length > 0;
  } catch {
    return false;
  }
}

interface Case {
  readonly asked: AddCheckpoint;
  readonly note: Note;
  readonly head: Checkpoint;
}

async function judge(
  tx: Tx,
  known: WitnessedRow,
  { asked, note, head }: Case,
): Promise<WitnessAnswer> {
  if (asked.oldSize !== known.size) {
    // A smaller tree under the log's own signature is a roll-back only when it is not part of ours:
    // that shows when the log asks again with the size told here.
    return { status: 409, type: sizeMediaType, body: `${known.size}\n` };
  }
  const oldRoot = known.root ?? emptyRoot;
  if (head.size === known.size && !head.root.equals(oldRoot)) {
    await refuse(tx, known, asked, 'two different roots for the same size');
    return { status: 409, type: sizeMediaType, body: `${known.size}\n` };
  }
  if (!follows(known, oldRoot, { asked, head })) {
    // Anybody can send a published checkpoint with a proof that is none: what was signed for already is no evidence.
    if (head.size > known.size) {
      await refuse(tx, known, asked, 'the checkpoint does not follow from the last one');
    }
    return say(422, 'the consistency proof does not hold');
  }
  const at = tx.ctx.clock.now();
  const { house, town } = await townOf(tx.ctx);
  const { witness } = await house.keys.of(town.code);
  const saved = { size: head.size, root: head.root, note: asked.checkpoint, cosignedAt: at };
  await saveWitnessed(tx, known.origin, saved);
  return { status: 200, type: plain, body: cosign(note.text, witness, at) };
}

function follows(
  known: WitnessedRow,
  oldRoot: Buffer,
  { asked, head }: Omit<Case, 'note'>,
): boolean {
  if (known.size === 0) {
    return asked.proof.length === 0 && (head.size > 0 || head.root.equals(emptyRoot));
  }
  return verifyConsistency({
    oldSize: known.size,
    oldRoot,
    size: head.size,
    root: head.root,
    proof: asked.proof,
  });
}

/** Keeps the signed checkpoint that did not follow: it is evidence against the log. */
async function refuse(
  tx: Tx,
  known: WitnessedRow,
  asked: AddCheckpoint,
  why: string,
): Promise<void> {
  await saveWitnessed(tx, known.origin, {
    refusals: known.refusals + 1,
    refusedAt: tx.ctx.clock.now(),
    refusal: why,
    refusedNote: asked.checkpoint,
  });
}
