/** Makes a module from tools/templates/module by putting its names in place of the template's. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the new module is called. */
export interface Wish {
  /** Folder, schema and first part of its permissions: lower-case letters and digits. */
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
}

const template = join(import.meta.dirname, '..', 'templates', 'module');
/** Words of the language, which cannot name the module's constant in server.ts, and of SQL. */
const reserved = new Set(
  `all and any as async await break case catch class column const constraint continue create debugger
  default delete desc do else enum eval export extends false finally for from function grant group if
  implements import in instanceof interface into let limit modules new not null on only or order package
  private protected public return select static super switch table this throw to true try type typeof
  union unique user using var void when where while with yield`.split(/\s+/),
);
const taken = /^(platform|public|registry|sample|information_schema|pg_.*)$/;

/** Why no such module can be made, or null. */
export function faultOf(top: string, { id, titleZh, titleEn }: Wish): string | null {
  if (!/^[a-z][a-z0-9]{1,30}$/.test(id)) {
    return `“${id}” is no name for a module: 2 to 31 lower-case letters and digits, beginning with a letter`;
  }
  if (taken.test(id) || reserved.has(id)) return `“${id}” already means something else`;
  if (existsSync(join(top, 'modules', id))) return `modules/${id} is there already`;
  if (!/\p{Script=Han}/u.test(titleZh)) return 'the Chinese name is missing';
  if (/['"\\|]/.test(titleZh + titleEn)) return 'a name holds no quotes, bars or backslashes';
  return null;
}

/** Writes the module and its two lines elsewhere. @returns the paths written, below `top` */
export function makeModule(top: string, wish: Wish): string[] {
  const files = readdirSync(template, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(template, path)).isFile())
    .sort();
  const written = files.map((path) => {
    const target = join('modules', wish.id, path.replace('sample', wish.id));
    mkdirSync(dirname(join(top, target)), { recursive: true });
    writeFileSync(join(top, target), named(readFileSync(join(template, path), 'utf8'), wish));
    return target;
  });
  const registry = change(top, 'modules/registry.ts', (text) => registered(text, wish.id));
  const glossary = change(top, 'docs/glossary.md', (text) => explained(text, wish));
  return [...written, registry, glossary];
}

function named(text: string, { id, titleZh, titleEn }: Wish): string {
  return text
    .replaceAll('示例模块', titleZh)
    .replaceAll('Sample', titleEn)
    .replaceAll('sample', id);
}

function change(top: string, path: string, edit: (text: string) => string): string {
  writeFileSync(join(top, path), edit(readFileSync(join(top, path), 'utf8')));
  return path;
}

const widest = 100;

/** The registry with one more import and one more module at the end. */
export function registered(text: string, id: string): string {
  const list = /(readonly ModuleDefinition\[\] = \[)([^\]]*)(\];)/;
  const line = `import { ${id} } from './${id}/server.ts';\n`;
  const lastImport = text.lastIndexOf('\nimport ') + 1;
  const afterImports = text.indexOf('\n', lastImport) + 1;
  const imported = text.slice(0, afterImports) + line + text.slice(afterImports);
  if (!list.test(imported)) throw new Error('modules/registry.ts: no list of modules found');
  return imported.replace(list, (_, head: string, names: string, tail: string) => {
    const all = [...names.split(',').map((name) => name.trim()), id].filter((name) => name !== '');
    const short = `${head}${all.join(', ')}${tail}`;
    const fits = `export const modules: ${short}`.length <= widest;
    return fits ? short : `${head}\n${all.map((name) => `  ${name},\n`).join('')}${tail}`;
  });
}

/** The glossary with one more row at the end of its table. */
export function explained(text: string, { id, titleZh, titleEn }: Wish): string {
  const lines = text.trimEnd().split('\n');
  const lastRow = lines.findLastIndex((line) => line.startsWith('|'));
  lines.splice(
    lastRow + 1,
    0,
    `| ${titleEn.toLowerCase()} | ${titleZh} | see [modules/${id}](../modules/${id}/README.md) |`,
  );
  return `${lines.join('\n')}\n`;
}
