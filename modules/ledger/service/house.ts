/** The ledger of one process: its settings, keys and files, found by the database that it serves. */
import type { Database } from '#platform/database/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import type { Edge } from '#protocols/tlog/index.ts';
import { KeyStore } from './keys.ts';
import { LogFiles } from './log-files.ts';
import { type LedgerSettings, ledgerSettings } from './settings.ts';

/** What the ledger's work needs. */
export interface LedgerHouse {
  readonly host: ServiceHost;
  readonly settings: LedgerSettings;
  readonly keys: KeyStore;
  /** Right edges of the logs that this process extended last. */
  readonly edges: Map<string, Edge>;
  /** What logs and witnesses of this installation were told of each other, so that it is told once. */
  readonly introduced: Map<string, string>;
  filesOf(code: string): LogFiles;
}

const houses = new WeakMap<Database, LedgerHouse>();

/** Opens the ledger of a process; called once at its start. @throws ConfigError */
export function openHouse(host: ServiceHost): void {
  const settings = ledgerSettings(host.environment);
  const files = new Map<string, LogFiles>();
  houses.set(host.database, {
    host,
    settings,
    keys: new KeyStore(host.dataDirectory, settings),
    edges: new Map(),
    introduced: new Map(),
    filesOf: (code) => {
      const known = files.get(code) ?? new LogFiles(host.dataDirectory, code);
      files.set(code, known);
      return known;
    },
  });
}

/** The ledger of the process that uses this database. */
export function houseOf(database: Database): LedgerHouse {
  const house = houses.get(database);
  if (!house) throw new Error('the ledger was not opened');
  return house;
}
