/**
 * The page that checks receipts off line: one HTML file with everything in it. Its lines are those that run in
 * the console (`web/check`), with their types taken off.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

const module = join(import.meta.dirname, '..');
const sources = ['sha2.ts', 'ed25519.ts', 'check.ts'];

/** The page, and the policy under which its own script and style may run. */
export interface CheckPage {
  readonly html: string;
  readonly policy: string;
}

let made: CheckPage | undefined;

/** Puts the page together, once. */
export function checkPage(): CheckPage {
  made ??= assemble();
  return made;
}

function assemble(): CheckPage {
  const code = sources
    .map((name) => readFileSync(join(module, 'web', 'check', name), 'utf8'))
    .map((source) => stripTypeScriptTypes(source))
    .map((source) => source.replace(/^import [^;]+;\n/gm, '').replace(/^export /gm, ''))
    // Names that two files have for themselves stay apart.
    .map((source, at) =>
      at < 2 ? wrapped(source, at === 0 ? ['sha256', 'sha512'] : ['verifyEd25519']) : source,
    )
    .join('\n');
  const template = readFileSync(join(module, 'page', 'check.html'), 'utf8');
  const html = template.replace('/* code */', () => code);
  const policy = [
    "default-src 'none'",
    `script-src ${digestOf(html, 'script')}`,
    `style-src ${digestOf(html, 'style')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { html, policy };
}

function wrapped(source: string, given: readonly string[]): string {
  const names = given.join(', ');
  return `const { ${names} } = (() => {\n${source}\nreturn { ${names} };\n})();`;
}

function digestOf(html: string, tag: string): string {
  const [, inner = ''] = new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`).exec(html) ?? [];
  return `'sha256-${createHash('sha256').update(inner).digest('base64')}'`;
}
