/**
 * The signing keys of the logs and witnesses: made at first need, kept in files that only the server's own
 * account may read, or given by the environment. A file holds one private key a line; the first Ed25519 key
 * is the current one, older ones go on signing beside it until they are retired.
 */
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { generateKey, readSigner, type Signer } from '#protocols/tlog/index.ts';
import type { LedgerSettings } from './settings.ts';

/** The keys of one tenant. */
export interface TownKeys {
  /** Name of the log, which is that of its keys. */
  readonly origin: string;
  /** Sign checkpoints: the current Ed25519 key first. */
  readonly log: readonly Signer[];
  /** Signs as a witness of others. */
  readonly witness: Signer;
  /** Where they are kept, for the page. */
  readonly from: 'file' | 'environment';
}

/** Finds and makes keys. */
export class KeyStore {
  readonly #directory: string;
  readonly #settings: LedgerSettings;
  readonly #known = new Map<string, { readonly changedMs: number; readonly keys: TownKeys }>();

  constructor(dataDirectory: string, settings: LedgerSettings) {
    this.#directory = join(dataDirectory, 'secrets', 'ledger');
    this.#settings = settings;
  }

  /** The keys of a tenant by its code; made when there are none yet. */
  async of(code: string): Promise<TownKeys> {
    const { keys, sm2 } = this.#settings;
    const given = keys.filter(
      ({ name }) => name.endsWith(`/${code}`) || name.endsWith(`/${code}/witness`),
    );
    if (given.some(({ kind }) => kind === 'ed25519')) {
      return arranged(given, { sm2, from: 'environment' });
    }
    const path = this.#pathOf(code);
    const changedMs = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    );
    const known = this.#known.get(code);
    if (known && known.changedMs === changedMs) return known.keys;
    if (changedMs === null) {
      await this.#write(path, this.#fresh(code), { replace: false });
      return this.of(code);
    }
    const text = await readFile(path, 'utf8');
    const signers = text.split('\n').flatMap((line) => (line.trim() ? [readSigner(line)] : []));
    const arrangedKeys = arranged(signers, { sm2, from: 'file' });
    this.#known.set(code, { changedMs, keys: arrangedKeys });
    return arrangedKeys;
  }

  /**
   * Puts a new key in front; the ones before go on signing beside it.
   * @throws Error when the keys come from the environment
   */
  async rotate(code: string): Promise<TownKeys> {
    const { log, witness, origin, from } = await this.of(code);
    if (from === 'environment') throw new Error('the keys come from the environment');
    const fresh = generateKey('ed25519', origin);
    await this.#write(this.#pathOf(code), [fresh, ...log, witness], { replace: true });
    this.#known.delete(code);
    return this.of(code);
  }

  /** Lets only the current key sign from now on. */
  async retireOld(code: string): Promise<TownKeys> {
    const { log, witness, from } = await this.of(code);
    if (from === 'environment') throw new Error('the keys come from the environment');
    const current = log.filter(({ kind }, at) => at === 0 || kind !== 'ed25519');
    await this.#write(this.#pathOf(code), [...current, witness], { replace: true });
    this.#known.delete(code);
    return this.of(code);
  }

  #fresh(code: string): Signer[] {
    const name = `${this.#settings.name}/${code}`;
    return [
      generateKey('ed25519', name),
      generateKey('sm2', name),
      generateKey('cosignature', `${name}/witness`),
    ];
  }

  #pathOf(code: string): string {
    return join(this.#directory, `${code}.keys`);
  }

  /** Of several processes that make keys at once, the first one's count. */
  async #write(
    path: string,
    signers: readonly Signer[],
    { replace }: { readonly replace: boolean },
  ): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    const draft = `${path}.${randomBytes(4).toString('hex')}`;
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(`${signers.map(({ secretText }) => secretText).join('\n')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    // In one step: at no moment are there no keys, or others would make new ones.
    if (replace) return rename(draft, path);
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await rm(draft);
  }
}

function arranged(
  signers: readonly Signer[],
  { sm2, from }: { readonly sm2: boolean; readonly from: TownKeys['from'] },
): TownKeys {
  const edwards = signers.filter(({ kind }) => kind === 'ed25519');
  const witness = signers.find(({ kind }) => kind === 'cosignature');
  const [current] = edwards;
  if (!current || !witness) {
    throw new Error('the keys of a log are one Ed25519 key at least and one of a witness');
  }
  const second = sm2 ? signers.filter(({ kind }) => kind === 'sm2').slice(0, 1) : [];
  return { origin: current.name, log: [...edwards, ...second], witness, from };
}
