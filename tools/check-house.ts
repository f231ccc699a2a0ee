/** Proves what imports cannot show (DESIGN §6, rule 16); the tables are looked at by check-schema. */
import { basename } from 'node:path';
import type { ModuleDefinition } from '#platform/module/index.ts';
import { report } from './check/report.ts';
import { decisionFaults } from './house/decisions.ts';
import { lockFileFaults } from './house/lock-file.ts';
import { operationFaults } from './house/operations.ts';
import { personalMemberFaults } from './house/personal-members.ts';
import { problemFaults } from './house/problem-codes.ts';
import { registryFaults, roomFaults } from './house/registry.ts';
import { measureSizes } from './house/sizes.ts';
import { sqlFaults } from './house/sql-places.ts';
import { readTexts } from './house/text-files.ts';
import { textMarkFaults } from './house/text-marks.ts';
import { menuTextFaults, textUseFaults, unusedTexts } from './house/text-uses.ts';

const loaded = await loadModules();
const mounted = loaded.modules.map((module) => ({ folder: basename(module.directory), module }));
const sizes = measureSizes();
const texts = readTexts();
const unused = unusedTexts(texts);

if (process.argv.includes('--long')) for (const line of sizes.longFunctions) console.log(line);
if (process.argv.includes('--unused-texts')) for (const key of unused) console.log(key);

report(
  `${mounted.length} modules; ${sizes.longFunctions.length} functions over 40 lines, ${unused.length} texts not asked for`,
  [
    ...loaded.faults,
    ...(loaded.faults.length > 0 ? [] : registryFaults(loaded.modules)),
    ...roomFaults(),
    ...operationFaults(mounted),
    ...personalMemberFaults(loaded.modules),
    ...problemFaults(mounted),
    ...texts.faults,
    ...textMarkFaults(),
    ...textUseFaults(texts),
    ...menuTextFaults(),
    ...sqlFaults(),
    ...sizes.faults,
    ...lockFileFaults(),
    ...decisionFaults(),
  ],
);

/** The registry, or the reason why it cannot be loaded; the other checks go on without it. */
async function loadModules(): Promise<{ modules: readonly ModuleDefinition[]; faults: string[] }> {
  try {
    const { modules } = await import('#modules/registry.ts');
    return { modules, faults: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return { modules: [], faults: [`modules/registry.ts: cannot be loaded: ${reason}`] };
  }
}
