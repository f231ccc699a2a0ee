/** Files on an SFTP server whose key is known. */
import { createHash } from 'node:crypto';
import { Client, type SFTPWrapper } from 'ssh2';
import { reachableAddress } from '#platform/outward/index.ts';
import type { SourceRow } from '../../store/tables.ts';
import { largest } from '../bring/receive.ts';
import { silentMs, unreachable } from '../../store/outside/fetched.ts';
import { type ListedFile, type NewFile, unseen } from './listed.ts';

/** New files; each is fetched whole when it is opened. @throws source-unreachable */
export async function sftpFiles(source: SourceRow): Promise<NewFile[]> {
  const { directory = '.' } = source.settings;
  const listed = await withSftp(source, (sftp) => list(sftp, directory));
  return unseen(listed, source).map(({ name, mark }) => ({
    name,
    mark,
    open: () => withSftp(source, (sftp) => read(sftp, `${directory}/${name}`)),
  }));
}

function list(sftp: SFTPWrapper, directory: string): Promise<ListedFile[]> {
  return new Promise((resolve, reject) => {
    sftp.readdir(directory, (error, entries) => {
      if (error) return reject(error);
      const files = entries.filter(({ attrs }) => attrs.isFile());
      resolve(
        files.map(({ filename, attrs }) => ({
          name: filename,
          modifiedMs: attrs.mtime * 1000,
          bytes: attrs.size,
        })),
      );
    });
  });
}

async function read(sftp: SFTPWrapper, path: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of sftp.createReadStream(path) as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > largest.xlsx * 10) throw new Error(`${path} is too large`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function withSftp<T>(source: SourceRow, work: (sftp: SFTPWrapper) => Promise<T>): Promise<T> {
  const { host = '', port = 22, user = '', hostKey = '' } = source.settings;
  const client = new Client();
  try {
    const address = await reachableAddress(host);
    await new Promise<void>((resolve, reject) => {
      client.on('ready', () => resolve()).on('error', reject);
      client.connect({
        host: address,
        port,
        username: user,
        readyTimeout: silentMs,
        // A server that falls silent half way ends the run instead of holding it for ever.
        keepaliveInterval: silentMs / 3,
        keepaliveCountMax: 3,
        // Without the right key of the host nothing is sent: a password would go to whoever answers.
        hostVerifier: (key: Buffer) =>
          fingerprint(key) === hostKey.replace(/^SHA256:/, '').replace(/=+$/, ''),
        ...(source.secret?.includes('PRIVATE KEY')
          ? { privateKey: source.secret }
          : { password: source.secret ?? '' }),
      });
    });
    const sftp = await new Promise<SFTPWrapper>((resolve, reject) => {
      client.sftp((error, opened) => (error ? reject(error) : resolve(opened)));
    });
    return await work(sftp);
  } catch (error) {
    throw unreachable(source, error);
  } finally {
    client.end();
  }
}

const fingerprint = (key: Buffer): string =>
  createHash('sha256').update(key).digest('base64').replace(/=+$/, '');
