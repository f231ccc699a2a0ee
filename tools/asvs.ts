/** The list of OWASP ASVS 5.0, levels 1 and 2: what applies, where it is met, which test says so. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-tree.ts';

/** One requirement. */
export interface Requirement {
  readonly id: string;
  readonly level: string;
  readonly state: string;
  readonly where: string;
  readonly test: string;
  readonly why: string;
}

/** Reads `docs/asvs.csv`. */
export function requirements(): Requirement[] {
  const [, ...lines] = readFileSync(join(root, 'docs', 'asvs.csv'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
      ([, quoted, bare]) => (quoted ?? bare ?? '').replaceAll('""', '"'),
    );
    const [id = '', level = '', state = '', where = '', test = '', why = ''] = cells;
    return { id, level, state, where, test, why };
  });
}

/** The sentence of `docs/asvs.md` with the counts. */
export function counted(all: readonly Requirement[]): string {
  const of = (state: string): number => all.filter((one) => one.state === state).length;
  const applicable = all.length - of('notApplicable');
  const tested = all.filter((one) => one.state === 'met' && one.test !== '').length;
  const share = ((tested / applicable) * 100).toFixed(1);
  return `${all.length} requirements: ${of('met')} met, ${of('notMet')} not met, ${of('notApplicable')} not applicable; ${tested} of the ${applicable} applicable ones (${share} %) name an automatic test.`;
}
