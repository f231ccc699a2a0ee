/** A town with a few acts in its ledger, and the stand-alone verifier as an auditor runs it. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { api as cases } from '#modules/cases/contract/index.ts';
import { api as reports } from '#modules/reports/contract/index.ts';
import { type TestTown, testTown } from '#testing';
import { houseOf } from '../service/house.ts';
import { exportTown } from '../service/export.ts';
import { sequence } from '../service/sequence.ts';

const verifier = join(import.meta.dirname, '..', '..', '..', 'bin', 'verify-ledger.mjs');

/** What the verifier says. */
export interface Verdict {
  readonly ok: boolean;
  readonly faults: readonly { readonly where: string; readonly what: string }[];
  readonly notes: readonly string[];
}

/** Runs the verifier in a process of its own. */
export function verify(...args: readonly string[]): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const most = { maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [verifier, '--json', ...args], most, (error, stdout, stderr) => {
      if (stdout) resolve(JSON.parse(stdout) as Verdict);
      else reject(new Error(stderr || String(error)));
    });
  });
}

/** The faults in one line each. */
export function said({ faults }: Verdict): string[] {
  return faults.map(({ where, what }) => `${where}: ${what}`);
}

/** A folder of the test's own. */
export async function folder(t: Pick<TestContext, 'after'>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'zhenshu-ledger-'));
  atEnd(t, () => rm(path, { recursive: true, force: true }));
  return path;
}

/** Numbers and signs everything that waits. */
export async function signAll(town: TestTown): Promise<void> {
  while ((await sequence(houseOf(town.database))) !== 0);
}

/** Exports the town's ledger into a new folder. */
export async function exported(t: Pick<TestContext, 'after'>, town: TestTown): Promise<string> {
  const path = join(await folder(t), 'copy');
  await exportTown(town.ctx, path);
  return path;
}

/** A report that became a case. */
export interface Reported {
  readonly number: string;
  readonly token: string;
  readonly caseId: string;
}

/** Someone without an account reports a full bin. */
export function report(town: TestTown, text = '垃圾桶满了'): Promise<Reported> {
  const body = {
    categoryCode: '020102',
    text,
    position: { longitude: 112.95, latitude: 28.45 },
    deviceId: crypto.randomUUID(),
  };
  return town.anonymous().api(reports).submit({ body });
}

/** A crew takes the case over and says something about it. */
export async function work(town: TestTown, { caseId }: Reported): Promise<void> {
  const crew = (await town.as('crew-sanitation-1')).api(cases);
  const before = await crew.one({ params: { caseId } });
  const accept = { caseId, action: 'accept' } as const;
  await crew.act({ params: accept, body: { version: before.case.version } });
  const after = await crew.one({ params: { caseId } });
  const comment = { caseId, action: 'comment' } as const;
  await crew.act({ params: comment, body: { version: after.case.version, reason: '已在路上' } });
}

/** A town with one case that was reported, dispatched, accepted and spoken about, all signed. */
export async function townWithCase(
  t: TestContext,
  options: Parameters<typeof testTown>[1] = {},
): Promise<{ town: TestTown; reported: Reported }> {
  const town = await testTown(t, options);
  const reported = await report(town);
  await work(town, reported);
  await signAll(town);
  return { town, reported };
}
