/** Proves the walls between the parts of the house: who may import whom. See tools/boundaries. */
import { cruiseTree } from './boundaries/cruise.ts';
import { needsFaults } from './boundaries/needs.ts';
import { blindSpots } from './boundaries/planted.ts';
import { miniProgramFaults } from './boundaries/mini-program.ts';
import { rulesFor } from './boundaries/rules.ts';
import { report } from './check/report.ts';
import { moduleFolders } from './module-manifests.ts';
import { presentFolders, root, sourceFiles, textOf } from './source-tree.ts';

const modules = await moduleFolders();
const blind = await blindSpots();
// The mini-program has a package and resolver of its own; its one wall is looked at by itself.
const isOfMiniProgram = (path: string): boolean => path.startsWith('apps/weapp/');
const existing = sourceFiles().filter((path) => !isOfMiniProgram(path));
const cruised = await cruiseTree(root, presentFolders(), rulesFor(modules));
const unseen = existing.filter((path) => !cruised.files.has(path));

report(`${cruised.files.size} files, ${modules.length} modules`, [
  ...blind,
  ...unseen.map((path) => `${path}: exists, but the check of the imports did not see it`),
  ...cruised.faults.map(({ from, to, rule, comment }) => `${from}: ${to} — ${comment} [${rule}]`),
  ...needsFaults(modules, cruised),
  ...miniProgramFaults(sourceFiles().filter(isOfMiniProgram), textOf),
]);
