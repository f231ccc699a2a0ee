/** The bytes of firmware packages: files in the data directory, named by their digest. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a package lies. */
export function firmwarePath(dataDirectory: string, sha256: string): string {
  return join(dataDirectory, 'firmware', sha256);
}

/** Keeps a package durably; the same bytes twice are one file. @returns its digest */
export async function keepFirmware(dataDirectory: string, bytes: Buffer): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = firmwarePath(dataDirectory, sha256);
  const present = await stat(path).catch(() => null);
  if (present?.size === bytes.length) return sha256;
  await mkdir(join(dataDirectory, 'firmware'), { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  return sha256;
}
