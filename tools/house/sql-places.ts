/** SQL stands in stores only; `sql` and the query builders are handed on by the platform's database. */
import { filesOf, isTest } from '../source-tree.ts';
import { lineOf, nameOf, parseFile, walk } from '../syntax/parse.ts';

const builders = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'selectNoFrom']);
const allowed = /^modules\/[^/]+\/store(\.ts$|\/)/;

/** Places outside of a store that build or write SQL. */
export function sqlFaults(): string[] {
  const paths = filesOf('modules/**/*.ts').filter((path) => !isTest(path) && !allowed.test(path));
  return paths.flatMap((path) => {
    const parsed = parseFile(path);
    return walk(parsed.program).flatMap((node) => {
      const builds =
        node.type === 'CallExpression' && builders.has(propertyOf(node['callee']))
          ? propertyOf(node['callee'])
          : '';
      const writes =
        node.type === 'TaggedTemplateExpression' && nameOf(node['tag']) === 'sql' ? 'sql`…`' : '';
      const found = builds || writes;
      return found ? [`${path}:${lineOf(parsed, node.start)}: ${found} outside of a store`] : [];
    });
  });
}

function propertyOf(callee: unknown): string {
  return nameOf((callee as { property?: unknown }).property) ?? '';
}
