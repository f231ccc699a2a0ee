/**
 * Part `audit` of the check: the libraries of the lock file. Without the network: each is pinned, carries its digest, names no
 * host and has a licence that we may ship. With it: the registry that npm is set to is asked for known weaknesses
 * (its audit endpoint); high and critical ones fail. When it does not answer, this is said and nothing fails for it.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-tree.ts';

interface Locked {
  readonly version?: string;
  readonly license?: string | readonly string[];
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
}

/** What is wrong with a lock file and its package.json, without asking anybody. */
export function lockFaults(lock: string, manifest: string): string[] {
  const { packages } = JSON.parse(lock) as { packages: Readonly<Record<string, Locked>> };
  const wanted = JSON.parse(manifest) as Readonly<Record<string, Record<string, string>>>;
  const loose = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.entries(wanted[kind] ?? {})
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `package.json: ${name} is not pinned: ${version}`),
  );
  const locked = Object.entries(packages)
    .filter(([path, { link }]) => path !== '' && !link)
    .flatMap(([path, one]) => [
      ...(/^sha(512|384)-/.test(one.integrity ?? '') ? [] : [`${path}: no strong digest`]),
      ...(one.resolved ? [`${path}: names a host: ${one.resolved}`] : []),
      ...(isShippable(one.license) ? [] : [`${path}: licence ${String(one.license)}`]),
    ]);
  return [...loose, ...locked];
}

/** GPL and AGPL are not shipped; of a choice, also in the old form of a list, one other is enough. */
function isShippable(license: Locked['license'] = ''): boolean {
  const choice = typeof license === 'string' ? license.split(/ OR /i) : license;
  return license === '' || choice.some((one) => !/(^|[^L])A?GPL/i.test(one));
}

/** A known weakness of a library. */
export interface Weakness {
  readonly library: string;
  readonly severity: string;
  readonly title: string;
}

interface Report {
  readonly auditReportVersion?: number;
  readonly message?: string;
  readonly vulnerabilities?: Readonly<Record<string, { readonly via: readonly Via[] }>>;
}

type Via = string | { readonly severity: string; readonly title: string };

/** Reads what `npm audit --json` printed. @returns null when the registry was not reached */
export function weaknessesOf(printed: string): Weakness[] | null {
  const report = JSON.parse(printed.trim() || '{}') as Report;
  if (!report.auditReportVersion) return null;
  return Object.entries(report.vulnerabilities ?? {}).flatMap(([library, { via }]) =>
    via.flatMap((one) =>
      typeof one === 'string' ? [] : [{ library, severity: one.severity, title: one.title }],
    ),
  );
}

/** Asks the registry; null when it does not answer within 30 s. */
export function askRegistry(env: NodeJS.ProcessEnv = process.env): Promise<Weakness[] | null> {
  const args = ['audit', '--json', '--audit=true', '--fetch-retries=0', '--loglevel=silent'];
  return new Promise((resolve) => {
    let printed = '';
    const npm = spawn('npm', args, { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'] });
    const patience = setTimeout(() => npm.kill(), 30_000);
    npm.stdout.setEncoding('utf8').on('data', (piece: string) => (printed += piece));
    npm.once('error', () => resolve(null));
    npm.once('close', () => {
      clearTimeout(patience);
      try {
        resolve(weaknessesOf(printed));
      } catch {
        resolve(null);
      }
    });
  });
}

/** Whether a weakness stops the check. */
export const isGrave = ({ severity }: Weakness): boolean => ['high', 'critical'].includes(severity);

if (import.meta.main) {
  const [lock, manifest] = ['package-lock.json', 'package.json'].map((name) =>
    readFileSync(join(root, name), 'utf8'),
  );
  const faults = lockFaults(lock ?? '', manifest ?? '');
  const known = await askRegistry();
  for (const fault of faults) console.log(fault);
  for (const { library, severity, title } of known ?? [])
    console.log(`${library}: ${severity}: ${title}`);
  const asked = known
    ? `${known.length} known weaknesses`
    : 'known weaknesses NOT asked: registry not reached';
  console.log(`${faults.length} faults of the lock file, ${asked}`);
  process.exitCode = faults.length > 0 || known?.some(isGrave) ? 1 : 0;
}
