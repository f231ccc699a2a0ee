/** An SFTP server for tests, on a free port of this machine: a folder of files held in memory. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import ssh2, { type SFTPWrapper } from 'ssh2';

const { Server, utils } = ssh2;
const { STATUS_CODE } = utils.sftp;

/** A file that the server holds. */
export interface HeldFile {
  readonly text: string;
  /** Seconds since 1970. */
  readonly modified: number;
}

/** What a test sees and steers of the server. */
export interface SftpServer {
  readonly port: number;
  /** SHA-256 of its key, as `ssh-keygen -l` writes it. */
  readonly hostKey: string;
  readonly files: Map<string, HeldFile>;
  /** Names of files in the order in which they were opened. */
  readonly opened: string[];
  /** Passwords that were sent. */
  readonly passwords: string[];
  /** The connection breaks off when this file is read. */
  cutAt: string | null;
}

const mode = 0o100_644;

/** Starts one; it ends with the test. */
export async function sftpServer(t: TestContext, password: string): Promise<SftpServer> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const parsed = utils.parseKey(privateKey);
  if (parsed instanceof Error) throw parsed;
  const held = {
    port: 0,
    hostKey: `SHA256:${createHash('sha256').update(parsed.getPublicSSH()).digest('base64').replace(/=+$/, '')}`,
    files: new Map<string, HeldFile>(),
    opened: [] as string[],
    passwords: [] as string[],
    cutAt: null as string | null,
  };
  const server = new Server({ hostKeys: [privateKey] }, (client) => {
    client.on('error', () => undefined);
    client.on('authentication', (asked) => {
      if (asked.method !== 'password') return asked.reject(['password']);
      held.passwords.push(asked.password);
      return asked.password === password ? asked.accept() : asked.reject();
    });
    client.on('session', (accept) => {
      accept().on('sftp', (acceptSftp) => serve(acceptSftp(), held, () => client.end()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  held.port = (server.address() as AddressInfo).port;
  atEnd(t, () => server.close());
  return held;
}

function serve(sftp: SFTPWrapper, held: SftpServer, cut: () => void): void {
  const handles: (string | null)[] = [];
  const handleOf = (name: string | null): Buffer => {
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(handles.push(name) - 1);
    return handle;
  };
  const listed = new Set<number>();
  const attrsOf = ({ text, modified }: HeldFile) => ({
    mode,
    uid: 0,
    gid: 0,
    size: Buffer.byteLength(text),
    atime: modified,
    mtime: modified,
  });
  sftp.on('OPENDIR', (id) => sftp.handle(id, handleOf(null)));
  sftp.on('READDIR', (id, handle) => {
    const at = handle.readUInt32BE();
    if (listed.has(at)) return sftp.status(id, STATUS_CODE.EOF);
    listed.add(at);
    return sftp.name(
      id,
      [...held.files].map(([filename, file]) => ({
        filename,
        longname: filename,
        attrs: attrsOf(file),
      })),
    );
  });
  sftp.on('OPEN', (id, path) => {
    const name = path.split('/').at(-1) ?? '';
    if (!held.files.has(name)) return sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
    held.opened.push(name);
    return sftp.handle(id, handleOf(name));
  });
  sftp.on('READ', (id, handle, offset, length) => {
    const name = handles[handle.readUInt32BE()] ?? '';
    if (name === held.cutAt) return cut();
    const bytes = Buffer.from(held.files.get(name)?.text ?? '');
    if (offset >= bytes.length) return sftp.status(id, STATUS_CODE.EOF);
    return sftp.data(id, bytes.subarray(offset, offset + length));
  });
  sftp.on('CLOSE', (id) => sftp.status(id, STATUS_CODE.OK));
}
