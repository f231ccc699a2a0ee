/** The environment, parsed once at the edge; inside, settings are typed values. */
import { resolve } from 'node:path';
import type { Environment, SettingFault } from './environment.ts';
import { NotAllowed } from './parsers.ts';
import { withSecretFiles } from './secret-files.ts';
import { type Setting, type SettingValues, settings } from './settings.ts';

export type { Environment, SettingFault } from './environment.ts';
export { type Role, type Setting, settings } from './settings.ts';
export { settingsTable } from './table.ts';

/** The platform's settings. Frozen. */
export interface Config extends SettingValues {
  /** Absolute. */
  readonly dataDirectory: string;
  /** Absolute; null: build into the data directory. */
  readonly webDirectory: string | null;
  /** Absolute; null: no backups by themselves. */
  readonly backup: string | null;
  /** The environment with secret files filled in, for the settings that modules read themselves. */
  readonly environment: Environment;
}

/** Reads a module's own settings; faults are collected, not thrown. */
export type Section<T> = (environment: Environment) => {
  readonly settings: T;
  readonly faults: readonly SettingFault[];
};

/** Settings that cannot be used; the message lists every one of them, a line each. */
export class ConfigError extends Error {
  readonly faults: readonly SettingFault[];

  constructor(faults: readonly SettingFault[]) {
    const lines = faults.map((fault) => `  ${fault.name} ${fault.problem}`);
    super(`These settings cannot be used:\n${lines.join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/** Command-line flags of the launcher and the variable that each one sets. */
const FLAGS: Readonly<Record<string, string>> = {
  '--port': 'PORT',
  '--host': 'ZHENSHU_HOST',
  '--data': 'ZHENSHU_DATA',
  '--role': 'ZHENSHU_ROLE',
  '--demo': 'ZHENSHU_DEMO',
};

/**
 * Parses the environment, and flags such as `--port 8081` or `--role=worker`, which win over it.
 *
 * @throws ConfigError naming every faulty variable, the given value (unless secret) and what is
 * allowed
 */
export function readConfig(given: Environment, args: readonly string[] = []): Config {
  const flags = readFlags(args);
  const { environment, faults } = withSecretFiles({ ...given, ...flags.environment });
  const all = [...flags.faults, ...faults];
  const values = Object.fromEntries(
    Object.entries(settings).map(([key, one]) => [key, readOne(one, environment, all)]),
  ) as SettingValues;
  if ((values.tlsCert === null) !== (values.tlsKey === null)) {
    const name = values.tlsCert === null ? 'ZHENSHU_TLS_CERT' : 'ZHENSHU_TLS_KEY';
    all.push({ name, problem: 'is missing: certificate and key are set together' });
  }
  if (all.length > 0) throw new ConfigError(all);
  const dataDirectory = resolve(values.dataDirectory);
  const webDirectory = values.webDirectory === null ? null : resolve(values.webDirectory);
  const backup = values.backup === null ? null : resolve(values.backup);
  return Object.freeze({ ...values, dataDirectory, webDirectory, backup, environment });
}

/**
 * Reads a module's settings, for instance `section(config.environment, channelSettings)`.
 *
 * @throws ConfigError listing its faults
 */
export function section<T>(environment: Environment, read: Section<T>): T {
  const { settings: values, faults } = read(environment);
  if (faults.length > 0) throw new ConfigError(faults);
  return values;
}

function readOne(one: Setting<unknown>, environment: Environment, faults: SettingFault[]): unknown {
  const text = environment[one.name]?.trim() || one.fallback;
  try {
    return one.parse(text);
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
    const value = one.secret ? 'has a value' : `is "${text}",`;
    faults.push({
      name: one.name,
      problem: `${value} which cannot be used; allowed is ${error.message}`,
    });
    return undefined;
  }
}

function readFlags(args: readonly string[]): {
  environment: Record<string, string>;
  faults: SettingFault[];
} {
  const environment: Record<string, string> = {};
  const faults: SettingFault[] = [];
  const words = args.flatMap((word) => (word.startsWith('--') ? splitOnce(word) : [word]));
  for (let at = 0; at < words.length; at += 2) {
    const [flag = '', value] = words.slice(at, at + 2);
    const name = FLAGS[flag];
    if (name === undefined) {
      faults.push({
        name: flag,
        problem: `is not known; known are ${Object.keys(FLAGS).join(', ')}`,
      });
    } else if (value === undefined || value.startsWith('--')) {
      faults.push({ name: flag, problem: `needs a value, for instance ${flag} …` });
    } else environment[name] = value;
  }
  return { environment, faults };
}

function splitOnce(word: string): string[] {
  const at = word.indexOf('=');
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}
