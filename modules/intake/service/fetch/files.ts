/** Files that were dropped into a folder of this machine, or lie on an SFTP server. */
import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { problem } from '../../problems.ts';
import { type ListedFile, type NewFile, unseen } from './listed.ts';
import type { SourceRow } from '../../store/tables.ts';
import { unreachable } from '../../store/outside/fetched.ts';
import { sftpFiles } from './sftp.ts';

let dropFolder: string | null = null;

/** Sets the folder below which folders of sources lie, once at the start. */
export function useDropFolder(path: string): void {
  dropFolder = path;
}

/** New files of a source. @throws source-unreachable, source-settings-faulty */
export function newFiles(source: SourceRow): Promise<NewFile[]> {
  return source.kind === 'sftp' ? sftpFiles(source) : folderFiles(source);
}

async function folderFiles(source: SourceRow): Promise<NewFile[]> {
  const folder = await folderOf(source);
  const names = await readdir(folder).catch((error: unknown) => {
    throw unreachable(source, error);
  });
  const listed: ListedFile[] = [];
  for (const name of names) {
    const facts = await stat(join(folder, name)).catch(() => null);
    if (facts?.isFile())
      listed.push({ name, modifiedMs: Math.trunc(facts.mtimeMs), bytes: facts.size });
  }
  return unseen(listed, source).map(({ name, mark }) => ({
    name,
    mark,
    open: () => Promise.resolve(createReadStream(join(folder, name))),
  }));
}

/** The folder, really below the drop folder: no link leads out of it. */
async function folderOf(source: SourceRow): Promise<string> {
  if (!dropFolder)
    throw problem('source-settings-faulty', { what: '接收文件夹（ZHENSHU_INTAKE_FOLDER）' });
  const root = await realpath(dropFolder).catch(() => dropFolder ?? '');
  const folder = await realpath(join(root, source.settings.directory ?? '')).catch(
    (error: unknown) => {
      throw unreachable(source, error);
    },
  );
  if (folder !== root && !folder.startsWith(root + sep)) {
    throw problem('source-settings-faulty', { what: '文件夹（须在接收文件夹之内）' });
  }
  return folder;
}
