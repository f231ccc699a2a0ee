/** What the sources of the product never do: by reading all of them. Named by docs/asvs.csv. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesOf, isTest, sourceFiles, textOf } from './source-tree.ts';

const product = sourceFiles()
  .filter((path) => /^(platform|modules|protocols|apps|ui|bin)\//.test(path) && !isTest(path))
  .map((path) => ({ path, text: textOf(path) }));

/** Files in which a pattern stands, except those that may. */
const where = (pattern: RegExp, allowed: readonly string[] = []): string[] =>
  product
    .filter(({ path, text }) => pattern.test(text) && !allowed.includes(path))
    .map((one) => one.path);

test('no text becomes markup or code: React and escaping functions alone write pages', () => {
  assert.ok(product.length > 1500, `${product.length} files were read`);
  assert.deepEqual(
    where(
      /dangerouslySetInnerHTML|\.innerHTML\b|\.outerHTML\s*=|insertAdjacentHTML|document\.write|srcdoc/i,
    ),
    [],
  );
  assert.deepEqual(where(/\beval\(|new Function\(|setTimeout\(\s*['"`]/), []);
  assert.deepEqual(where(/javascript:/i), []);
});

test('no plug-in of old: pages hold no object, embed, applet or foreign script', () => {
  assert.deepEqual(where(/<(object|embed|applet)(\s+\w+=|\s*\/?>\s*<)/i), []);
  for (const path of filesOf('apps/**/*.html')) {
    const text = textOf(path);
    assert.doesNotMatch(text, /<(script|link|img|iframe)[^>]+(src|href)="(https?:)?\/\//i, path);
    assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)[^>]*>[^<]*\S/i, path);
  }
});

test('no XML from outside is parsed, no template or query is put together from requests', () => {
  // The text of a DOCX; one with a document type is refused, so that only the five entities of XML are known.
  const documents = ['modules/policy/service/read-file.ts'];
  assert.deepEqual(where(/XMLParser|DOMParser|libxml|xml2js/, documents), []);
  for (const path of documents) assert.match(textOf(path), /includes\('<!DOCTYPE'\)/);
  assert.deepEqual(where(/sql\.raw\([^)]*(body|query|params)\./), []);
});

test('programs are started with lists of arguments, never through a shell', () => {
  assert.deepEqual(where(/shell:\s*true|\bexecSync\(|(?<![.\w])exec\(/), []);
});

test('patterns are written in the source; the few that are put together hold no foreign text', () => {
  // Of numerals, words of danger, digits and tags: constants of the same file.
  const constants = [
    'modules/ledger/service/settings.ts',
    'modules/ledger/service/check-page.ts',
    'modules/classification/urgency.ts',
    'platform/text/validation.ts',
    'platform/text/mask-personal.ts',
    'platform/text/numerals.ts',
  ];
  assert.deepEqual(where(/new RegExp\((?!['"])/, constants), []);
});

test('chance that must not be guessed is the system’s; digests and ciphers are those of docs/security-rules.md', () => {
  // The wait before a message is tried again; a key that tells one try of a phone from another and opens nothing.
  const harmless = ['modules/messages/service/deliver.ts', 'apps/weapp/src/client/call.ts'];
  assert.deepEqual(where(/Math\.random/, harmless), []);
  assert.deepEqual(
    where(/create(Hash|Hmac)\(\s*['"](?!sha256|sha384|sha512|sm3)/, [
      'modules/people/rules/totp.ts',
      // WeChat Pay names the SHA-1 of a statement beside its address, both in an answer that is signed.
      'modules/payment/adapters/wechat.ts',
    ]),
    [],
  );
  const modes = product.flatMap(
    ({ text }) => text.match(/['"](aes|sm4|des|rc4)-[\w-]+['"]/gi) ?? [],
  );
  assert.deepEqual(
    new Set(modes.map((mode) => mode.slice(1, -1))),
    new Set(['aes-256-gcm', 'sm4-ctr']),
  );
});

test('whom we speak to by TLS shows a certificate that is looked at', () => {
  assert.deepEqual(where(/rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED/), []);
});

test('comparisons do not convert, and no key of an object is taken from a request', () => {
  assert.deepEqual(where(/\s(?:==|!=)\s/), []);
  assert.deepEqual(where(/Object\.assign\([^)]*request\.(body|query)/), []);
});

test('what a browser keeps: small choices and drafts, never tokens', () => {
  const keeping = where(/localStorage|sessionStorage|indexedDB/);
  assert.deepEqual(keeping, [
    // A ballot paper until it is cast, then its receipt.
    'modules/participation/web/resident/polls/paper-store.ts',
    'modules/reports/web/resident/draft-files.ts',
    'modules/reports/web/resident/resident-database.ts',
    // For whom the tab acts: an id and a name, no right.
    'ui/api/behalf.ts',
    'ui/kit/memory.ts',
  ]);
  assert.deepEqual(where(/document\.cookie/), []);
  assert.deepEqual(where(/remember\(['"][^'"]*(token|password|session)/i), []);
});
