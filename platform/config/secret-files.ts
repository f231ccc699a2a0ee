import { readFileSync } from 'node:fs';
import type { Environment, SettingFault } from './environment.ts';

/** Names that may be given as files: ours, and the one that PostgreSQL tools share. */
const FILE_NAME = /^(ZHENSHU_[A-Z0-9_]+|DATABASE_URL)_FILE$/;

/**
 * Puts the contents of secret files in the place of `NAME_FILE` variables: `DATABASE_URL_FILE=/run/
 * secrets/database-url` becomes `DATABASE_URL`. That is how Docker, Kubernetes and systemd hand over
 * secrets without showing them in the process list. One line end at the end of a file is dropped.
 */
export function withSecretFiles(environment: Environment): {
  environment: Environment;
  faults: SettingFault[];
} {
  const faults: SettingFault[] = [];
  const filled: Record<string, string | undefined> = { ...environment };
  for (const [name, path] of Object.entries(environment)) {
    if (!FILE_NAME.test(name) || !path) continue;
    const target = name.replace(/_FILE$/, '');
    if (environment[target]) {
      faults.push({ name, problem: `is set, and ${target} too: set only one of them` });
      continue;
    }
    try {
      filled[target] = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    } catch (error) {
      const why = (error as NodeJS.ErrnoException).code ?? String(error);
      faults.push({ name, problem: `is "${path}", but that file cannot be read (${why})` });
    }
  }
  return { environment: Object.freeze(filled), faults };
}
