/** The edit drill: random edits of everything that the ledger vouches for; each must be found and named. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestTown } from '#testing';
import { exportTown } from '../../service/export.ts';
import { report, said, signAll, verify, work } from '../ledger-fixture.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { append, type Done, flip, remove, rollBack, swap, truncate } from './file-edits.ts';
import { fork } from './fork.ts';
import { editRow } from './row-edits.ts';

/** What came of a drill. */
export interface DrillResult {
  readonly edits: number;
  readonly found: number;
  readonly named: number;
  /** Edits by their kind. */
  readonly kinds: ReadonlyMap<string, number>;
  /** What was not found, or found and not named. */
  readonly missed: readonly string[];
}

const fileEdits = [flip, truncate, remove, swap, append] as const;

/** Does `edits` random edits in a town, one after the other, each taken back before the next. */
export async function drill(
  town: TestTown,
  {
    edits,
    seed,
    tell = () => undefined,
  }: { edits: number; seed: number; tell?: (n: number) => void },
): Promise<DrillResult> {
  const chance = chanceFrom(seed);
  const base = mkdtempSync(join(tmpdir(), 'zhenshu-drill-'));
  const client = new pg.Client({ connectionString: town.url });
  await client.connect();
  const tally = { found: 0, named: 0, kinds: new Map<string, number>(), missed: [] as string[] };
  try {
    const places = await prepare(town, base);
    for (let at = 0; at < edits; at += 1) {
      const { done, faults } = await once({ town, client, chance, places });
      const kind = done.what
        .replace(/ (byte|to) \d+$| \d+ and \d+/g, '')
        .replace(/tile\/(\w+)\/\S+/, 'tile/$1');
      tally.kinds.set(kind, (tally.kinds.get(kind) ?? 0) + 1);
      if (faults.length > 0) tally.found += 1;
      if (faults.some((line) => done.named.test(line))) tally.named += 1;
      else tally.missed.push(`${done.what}: ${faults[0] ?? 'nothing found'}`);
      tell(at + 1);
    }
    return { edits, ...tally };
  } finally {
    await client.end();
    rmSync(base, { recursive: true, force: true });
  }
}

interface Places {
  /** A copy from before. */
  readonly older: string;
  readonly olderSize: number;
  /** A copy of now, never changed. */
  readonly good: string;
  /** The copy that is spoiled. */
  readonly copy: string;
}

async function prepare(town: TestTown, base: string): Promise<Places> {
  const places = { older: join(base, 'older'), good: join(base, 'good'), copy: join(base, 'copy') };
  for (let n = 0; n < 6; n += 1) await work(town, await report(town, `第 ${n} 个垃圾桶满了`));
  await signAll(town);
  const olderSize = await exportTown(town.ctx, places.older);
  for (let n = 0; n < 4; n += 1) await work(town, await report(town, `又一个,第 ${n} 个`));
  await signAll(town);
  await exportTown(town.ctx, places.good);
  const clean = await verify(places.older, places.good);
  if (!clean.ok)
    throw new Error(`the log is not clean before the drill: ${said(clean).join('; ')}`);
  return { ...places, olderSize };
}

interface Scene {
  readonly town: TestTown;
  readonly client: pg.Client;
  readonly chance: Chance;
  readonly places: Places;
}

async function once(scene: Scene): Promise<{ done: Done; faults: string[] }> {
  const { town, client, chance, places } = scene;
  rmSync(places.copy, { recursive: true, force: true });
  const way = chance.below(20);
  if (way >= 9) {
    const edit =
      way === 19
        ? await fork(town, client, { size: places.olderSize, chance })
        : await editRow(client, town.tenantId, chance);
    await exportTown(town.ctx, places.copy);
    // Against a fork only what was kept elsewhere helps: an older copy.
    const verdict = await (way === 19 ? verify(places.older, places.copy) : verify(places.copy));
    await edit.undo();
    return { done: edit, faults: said(verdict) };
  }
  cpSync(places.good, places.copy, { recursive: true });
  const done =
    way === 8 ? rollBack(places.copy, places.older) : chance.of(fileEdits)(places.copy, chance);
  return { done, faults: said(await verify(places.copy)) };
}
