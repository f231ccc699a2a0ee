/** Settings of the ledger, from the environment. */
import { ConfigError, type Environment } from '#platform/config/index.ts';
import { isKeyName, readSigner, type Signer, TlogFault } from '#protocols/tlog/index.ts';

/** How the ledger runs. */
export interface LedgerSettings {
  /** Stands in front of the town's code in the name of its log. */
  readonly name: string;
  /** Keys given by the environment instead of the key files. */
  readonly keys: readonly Signer[];
  /** A second signature line in SM2. */
  readonly sm2: boolean;
  readonly anchorEverySeconds: number;
  /** Folder on other storage that takes the signed checkpoints; null: none. */
  readonly anchorDirectory: string | null;
  readonly chain: ChainSettings | null;
}

/** A chain that takes checkpoints. */
export interface ChainSettings {
  readonly url: string;
  /** Private key of the account that pays, `0x` and 64 digits. */
  readonly key: `0x${string}`;
  /** The contract; null: one is put on the chain at the first anchor. */
  readonly contract: `0x${string}` | null;
}

/** Reads the settings. @throws ConfigError that names every setting that cannot be used */
export function ledgerSettings(environment: Environment): LedgerSettings {
  const faults: { name: string; problem: string }[] = [];
  const take = <T>(name: string, fallback: string, parse: (text: string) => T): T => {
    const text = environment[name]?.trim() || fallback;
    try {
      return parse(text);
    } catch (error) {
      faults.push({ name, problem: (error as Error).message });
      return parse(fallback);
    }
  };
  const settings: LedgerSettings = {
    name: take('ZHENSHU_LEDGER_NAME', nameFrom(environment['ZHENSHU_PUBLIC_URL']), nameOf),
    keys: take('ZHENSHU_LEDGER_KEYS', '', keysOf),
    sm2: take('ZHENSHU_LEDGER_SM2', '0', flagOf),
    anchorEverySeconds: take('ZHENSHU_LEDGER_ANCHOR_MINUTES', '60', minutesOf) * 60,
    anchorDirectory: environment['ZHENSHU_LEDGER_ANCHOR_DIRECTORY']?.trim() || null,
    chain: chainOf(environment, take),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return settings;
}

type Take = <T>(name: string, fallback: string, parse: (text: string) => T) => T;

function chainOf(environment: Environment, take: Take): ChainSettings | null {
  if (!environment['ZHENSHU_LEDGER_CHAIN_URL']?.trim()) return null;
  return {
    url: take('ZHENSHU_LEDGER_CHAIN_URL', 'http://localhost', addressOf),
    key: take('ZHENSHU_LEDGER_CHAIN_KEY', `0x${'0'.repeat(63)}1`, (text) => hexOf(text, 64)),
    contract: take('ZHENSHU_LEDGER_CHAIN_CONTRACT', '', (text) => (text ? hexOf(text, 40) : null)),
  };
}

function nameFrom(publicUrl: string | undefined): string {
  return (publicUrl && URL.parse(publicUrl)?.host) || 'localhost';
}

function nameOf(text: string): string {
  if (isKeyName(text) && !text.endsWith('/')) return text;
  throw new Error('must be a name such as ledger.county.example.cn, without spaces and plus signs');
}

function keysOf(text: string): Signer[] {
  const texts = text.split(/[\s,]+/).filter((one) => one !== '');
  try {
    return texts.map(readSigner);
  } catch (error) {
    if (error instanceof TlogFault) throw new Error(`cannot be read: ${error.message}`);
    throw error;
  }
}

function flagOf(text: string): boolean {
  if (['1', 'true', 'yes', 'on'].includes(text)) return true;
  if (['0', 'false', 'no', 'off'].includes(text)) return false;
  throw new Error('must be 1 (yes) or 0 (no)');
}

function minutesOf(text: string): number {
  const minutes = Number(text);
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= 10_080) return minutes;
  throw new Error('must be whole minutes from 1 to 10080');
}

function addressOf(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  throw new Error('must be an address such as http://127.0.0.1:8545');
}

function hexOf(text: string, digits: number): `0x${string}` {
  if (new RegExp(`^0x[0-9a-fA-F]{${digits}}$`).test(text)) return text as `0x${string}`;
  throw new Error(`must be 0x and ${digits} hexadecimal digits`);
}
