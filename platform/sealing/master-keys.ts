/**
 * The key-encryption keys of an installation. They never touch the database: from the environment, from a
 * file named there, or made at the first start and kept in the data directory, readable by its owner only.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CipherName, type DataKey, openText, SealBroken, sealText } from './cipher.ts';

/** A key-encryption key with its name: what the rows of wrapped keys say it is. */
export interface MasterKey {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The key in use, and former ones that some wrapped keys still need. */
export interface MasterKeys {
  readonly current: MasterKey;
  readonly former: readonly MasterKey[];
}

/** Makes a master key of 32 bytes; its name tells nothing of it. */
export function masterKey(bytes: Buffer): MasterKey {
  const name = createHmac('sha256', bytes).update('zhenshu master key').digest('hex').slice(0, 12);
  return { name, bytes };
}

/**
 * Reads the master keys: those of the settings, else the file of the data directory, made when it is
 * missing.
 */
export async function readMasterKeys(given: {
  readonly masterKey: Buffer | null;
  readonly formerMasterKeys: readonly Buffer[];
  readonly dataDirectory: string;
}): Promise<MasterKeys> {
  const bytes = given.masterKey ?? (await ownKey(given.dataDirectory));
  return { current: masterKey(bytes), former: given.formerMasterKeys.map(masterKey) };
}

async function ownKey(dataDirectory: string): Promise<Buffer> {
  const folder = join(dataDirectory, 'secrets');
  const path = join(folder, 'master.key');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // `wx`: of two processes that start together, one makes it and both read it.
  await writeFile(path, `${randomBytes(32).toString('base64')}\n`, {
    flag: 'wx',
    mode: 0o600,
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const bytes = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64');
  if (bytes.length !== 32) throw new Error(`${path} does not hold 32 bytes in base64`);
  return bytes;
}

/** A town's key as kept: sealed with the master key for this town, purpose and version. */
export function wrapKey(
  master: MasterKey,
  cipher: CipherName,
  place: string,
  bytes: Buffer,
): string {
  return sealText(cipher, asDataKey(master), place, bytes.toString('base64'));
}

/** Opens a wrapped key. @throws SealBroken when its master key is not at hand */
export function unwrapKey(
  masters: MasterKeys,
  wrapped: { readonly master: string; readonly wrapped: string },
  place: string,
): Buffer {
  const master = [masters.current, ...masters.former].find(({ name }) => name === wrapped.master);
  if (!master) {
    throw new SealBroken(
      `master key ${wrapped.master} is not here: set ZHENSHU_MASTER_KEY (or ZHENSHU_FORMER_MASTER_KEYS) to the key with which this database was filled`,
    );
  }
  return Buffer.from(openText(asDataKey(master), place, wrapped.wrapped), 'base64');
}

const asDataKey = ({ bytes }: MasterKey): DataKey => ({ version: 0, bytes });
