/** Runs dependency-cruiser over a tree and tells what it saw. */
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { join } from 'node:path';

/** What a cruise found. */
export interface Cruised {
  /** Files of ours that were read. */
  readonly files: ReadonlySet<string>;
  /** From, to, and the rules broken. */
  readonly faults: readonly { from: string; to: string; rule: string; comment: string }[];
  readonly imports: readonly { from: string; to: string }[];
}

/** Cruises `folders` below `top` under `rules`; `depth` imports away from them, or everything they reach. */
export async function cruiseTree(
  top: string,
  folders: readonly string[],
  rules: readonly IForbiddenRuleType[],
  depth = 0,
): Promise<Cruised> {
  const tsConfigFile = join(top, 'tsconfig.json');
  const answer = await cruise(
    [...folders],
    {
      baseDir: top,
      ruleSet: { forbidden: [...rules] },
      validate: true,
      maxDepth: depth,
      parser: 'swc',
      tsPreCompilationDeps: true,
      combinedDependencies: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^(tools/templates|var|dist|apps/weapp|apps/[^/]+/dist)/' },
      outputType: 'json',
    },
    { conditionNames: ['node', 'import', 'default'], exportsFields: ['exports'] },
    { tsConfig: extractTSConfig(tsConfigFile) },
  );
  const result = (
    typeof answer.output === 'string' ? JSON.parse(answer.output) : answer.output
  ) as ICruiseResult;
  return readResult(result, rules);
}

function readResult(result: ICruiseResult, rules: readonly IForbiddenRuleType[]): Cruised {
  const comments = new Map(rules.map((rule) => [rule.name ?? '', rule.comment ?? '']));
  const own = result.modules.filter(({ source }) => /^(?!.*node_modules)[^:]+\//.test(source));
  return {
    files: new Set(own.map(({ source }) => source)),
    faults: result.summary.violations.map(({ from, to, rule, cycle }) => ({
      from,
      to: cycle ? cycle.map(({ name }) => name).join(' → ') : to,
      rule: rule.name,
      comment: comments.get(rule.name) ?? '',
    })),
    imports: own.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
    ),
  };
}
