/** A folder on other storage that takes signed checkpoints, one file each, never overwritten. */
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Keeps a checkpoint on the disk.
 * @returns the file
 * @throws Error when a different checkpoint of that size is there already
 */
export async function keepInFolder(
  directory: string,
  code: string,
  { size, note }: { readonly size: number; readonly note: string },
): Promise<string> {
  const folder = join(directory, code);
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${String(size).padStart(12, '0')}.checkpoint`);
  const file = await open(path, 'wx', 0o444).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    const [head] = note.split('\n\n');
    const [kept] = (await readFile(path, 'utf8')).split('\n\n');
    if (kept !== head) throw new Error(`${path} holds another checkpoint of ${size} entries`);
    return null;
  });
  if (!file) return path;
  try {
    await file.writeFile(note);
    await file.sync();
  } finally {
    await file.close();
  }
  const held = await open(folder, 'r');
  try {
    await held.sync();
  } finally {
    await held.close();
  }
  return path;
}
