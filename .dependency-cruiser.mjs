// The same walls for an editor or `depcruise`; `npm run check` proves them by tools/check-boundaries.ts.
import { rulesFor } from './tools/boundaries/rules.ts';
import { moduleFolders } from './tools/module-manifests.ts';

export default {
  forbidden: rulesFor(await moduleFolders()),
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(tools/templates|var|dist|apps/[^/]+/dist)/' },
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
