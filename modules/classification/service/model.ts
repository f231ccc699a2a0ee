/** The model in use of each town: its bytes read once, kept, changed when a newer one is trained. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { setTimers } from '#platform/timers/index.ts';
import { book } from '#modules/duties/index.ts';
import { isCurrentModel, type Sample } from '../rules/index.ts';
import { correctionRows, insertModel, modelContent, newestVersion } from '../store/corrections.ts';
import type { StoredModel } from './brain.ts';
import { samplesFor } from './samples.ts';
import { trainAside } from './trainer.ts';

/** Name of the timer that trains anew: minutes after a correction, at once after an upgrade. */
export const retrainTimer = 'classification.retrain';

const recheckMs = 30_000;
const correctionLimit = 5000;

interface Kept {
  readonly version: number;
  readonly model: StoredModel | null;
  readonly at: number;
}

const kept = new Map<string, Kept>();
const reading = new Map<string, Promise<Kept>>();

/** The model in use; null until the first was trained. */
export async function modelOf(ctx: Ctx): Promise<StoredModel | null> {
  const key = `${ctx.database.url}|${ctx.tenantId}`;
  const known = kept.get(key);
  if (known && performance.now() - known.at < recheckMs) return known.model;
  // Megabytes are read: callers who come meanwhile wait for the same reading.
  let running = reading.get(key);
  if (!running) {
    running = ctx.database
      .inTenant(ctx, (tx) => readNewest(tx, known))
      .finally(() => reading.delete(key));
    reading.set(key, running);
  }
  const read = await running;
  if ((kept.get(key)?.version ?? 0) <= read.version) kept.set(key, read);
  return read.model;
}

async function readNewest(tx: Tx, known: Kept | undefined): Promise<Kept> {
  const version = await newestVersion(tx);
  const at = performance.now();
  if (known && known.version === version) return { ...known, at };
  const content = version > 0 ? await modelContent(tx, version) : undefined;
  if (content && !isCurrentModel(content)) {
    // Another version of the program made it: a new one is trained, and officers decide meanwhile.
    await setTimers(tx, [
      { kind: retrainTimer, subject: tx.ctx.tenantId, dueAt: tx.ctx.clock.now() },
    ]);
    return { version, model: null, at };
  }
  const name = `${tx.ctx.database.url}|${tx.ctx.tenantId}|${version}`;
  return { version, model: content ? { name, content } : null, at };
}

/** Trains a model of what is known now and puts it into use. */
export async function retrain(
  ctx: Ctx,
  options: { readonly further?: readonly Sample[]; readonly calibrationFolds?: number } = {},
): Promise<number> {
  const { categories } = await book(ctx);
  const corrections = await ctx.database.inTenant(ctx, (tx) => correctionRows(tx, correctionLimit));
  const samples = samplesFor(categories, corrections, options.further);
  const content = Buffer.from(await trainAside(samples, options.calibrationFolds ?? 3));
  return saveModel(ctx, content, { samples: samples.length, corrections: corrections.length });
}

/** Puts a trained model into use. @returns its version */
export async function saveModel(
  ctx: Ctx,
  content: Buffer,
  counts: { readonly samples: number; readonly corrections: number },
): Promise<number> {
  const version = await ctx.database.inTenant(ctx, async (tx) => {
    const next = (await newestVersion(tx)) + 1;
    await insertModel(tx, {
      version: next,
      content,
      sampleCount: counts.samples,
      correctionCount: counts.corrections,
      trainedAt: ctx.clock.now(),
    });
    return next;
  });
  kept.delete(`${ctx.database.url}|${ctx.tenantId}`);
  return version;
}
