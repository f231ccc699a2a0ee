/** The public keys of logs, for those who check them. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ctx } from '#platform/context/index.ts';
import { readSigner } from '#protocols/tlog/index.ts';
import { townOf } from './head.ts';

/** The keys that sign the log of the ctx's tenant. */
export async function publicKeys(ctx: Ctx): Promise<string[]> {
  const { house, town } = await townOf(ctx);
  const { log } = await house.keys.of(town.code);
  return log.map(({ verifier }) => verifier.text);
}

/** The keys in the files of a data directory, by the tenant's code; nothing before the first start. */
export async function keysInFiles(dataDirectory: string): Promise<Record<string, string[]>> {
  const folder = join(dataDirectory, 'secrets', 'ledger');
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const found: Record<string, string[]> = {};
  for (const name of names.filter((each) => each.endsWith('.keys')).toSorted()) {
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n').filter(Boolean);
    const verifiers = lines.map((line) => readSigner(line).verifier);
    found[name.replace('.keys', '')] = verifiers
      .filter(({ kind }) => kind === 'ed25519')
      .map(({ text }) => text);
  }
  return found;
}
