/**
 * npm run new module ID "中文名" ["English name"]: a working module from the template, with a line in
 * the registry and one in the glossary. Nothing else changes.
 */
import { root } from './source-tree.ts';
import { faultOf, makeModule } from './new-module/make.ts';

const [what, id = '', titleZh = '', titleEn = ''] = process.argv.slice(2);
const wish = { id, titleZh, titleEn: titleEn || id.charAt(0).toUpperCase() + id.slice(1) };
const fault =
  what === 'module' ? faultOf(root, wish) : `“${what ?? ''}” cannot be made, only: module`;

if (fault === null) {
  const paths = makeModule(root, wish);
  for (const path of paths) console.log(path);
  console.log(`\nNow write README.md and rules.ts first, then try: npm test -- modules/${id}/`);
} else {
  console.error(`${fault}\nUsage: npm run new module carbon "碳足迹" "Carbon footprint"`);
  process.exitCode = 2;
}
