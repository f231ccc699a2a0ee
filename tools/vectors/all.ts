/** All known answers that can be looked at on this machine. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../source-tree.ts';
import { goldenLog } from './golden-log.ts';
import { merkleVectors } from './merkle.ts';
import { nationalExamples } from './national.ts';
import { againstOpenSsl, hasOpenSsl } from './openssl.ts';
import type { Tally } from './tally.ts';
import { wycheproof } from './wycheproof.ts';

const own = {
  name: 'our golden log',
  folder: join(import.meta.dirname, 'fixtures', 'log'),
  key: 'zhenshu.example/qingxi+9d7c4b76+ATM/pHzLWPSOvi+DY7CXBW7v8MrKAfiG2GtCN+v8SYl1',
};
const tessera = {
  name: 'golden log of tessera',
  key: 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx',
};

/** Where vectors made by others lie; null when they are not there. */
export function sharedData(): string | null {
  const given = process.env['ZHENSHU_SHARED_DATA'];
  const folder = given ?? join(root, '..', 'shared', 'data');
  return existsSync(join(folder, 'merkle')) ? folder : null;
}

/** Vectors of the repository itself. */
export async function ownVectors(): Promise<Tally[]> {
  return [
    nationalExamples(),
    ...(await goldenLog(own)),
    ...(hasOpenSsl() ? [againstOpenSsl(3)] : []),
  ];
}

/** Vectors made by others. */
export async function foreignVectors(folder: string): Promise<Tally[]> {
  return [
    ...merkleVectors(join(folder, 'merkle', 'testdata')),
    ...(await goldenLog({ ...tessera, folder: join(folder, 'tlog', 'testdata', 'log') })),
    ...wycheproof(join(folder, 'crypto')),
  ];
}

/** Both. */
export async function allVectors(): Promise<Tally[]> {
  const folder = sharedData();
  return [...(await ownVectors()), ...(folder ? await foreignVectors(folder) : [])];
}
