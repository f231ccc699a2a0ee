/** The list of ASVS stays true: whole, its files are there, its page has its counts. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { counted, requirements } from './asvs.ts';
import { root, textOf } from './source-tree.ts';

const all = requirements();

/** What a requirement on documents asks to be written down, by words that stand where it is. */
const documented: Readonly<Record<string, readonly RegExp[]>> = {
  'V2.1.1': [/strict JSON Schema/],
  'V2.1.2': [/belongs together is judged/],
  'V2.1.3': [/Limits of rate/, /per address and per device/],
  'V5.1.1': [/photos and voice notes only/, /told by their content/, /refused is not kept/],
  'V6.1.1': [/eight wrong passwords in five minutes/, /nobody is locked out/],
  'V6.1.2': [/own name and user name/],
  'V6.1.3': [/Ways in: password.*single sign-on.*second factor/s],
  'V7.1.1': [/14 days and 12 h idle/, /NIST SP 800-63B asks/],
  'V7.1.2': [/Any number of sessions/],
  'V7.1.3': [/its end here or there says nothing to the other side/],
  'V8.1.1': [/Permissions are declared in manifests/, /row-level/],
  'V8.1.2': [/masking, sealing and logs/],
  'V11.1.1': [/turned on/, /master key/],
  'V11.1.2': [/AES-256-GCM/, /argon2id/, /Ed25519/],
  'V13.1.1': [/## Outward connections/, /addresses by administrators/],
  'V14.1.1': [/purpose, retention and mask/],
  'V14.1.2': [/sealed at rest, personal ones masked/],
  'V15.1.1': [/within 7 days, others within 30/],
  'V15.1.3': [/Time-consuming work/],
  'V16.1.1': [/JSON lines with UTC time/, /platform\.audit/],
};

test('each requirement of levels 1 and 2 stands once, with a state', () => {
  assert.equal(all.length, 253);
  assert.equal(new Set(all.map(({ id }) => id)).size, 253);
  assert.deepEqual(
    ['1', '2'].map((level) => all.filter((one) => one.level === level).length),
    [70, 183],
  );
  for (const { id, state } of all) {
    assert.match(id, /^V\d+\.\d+\.\d+$/);
    assert.ok(['met', 'notMet', 'notApplicable'].includes(state), id);
  }
});

test('what is met says where and by which test; what is not says why; files that are named are there', () => {
  for (const { id, state, where, test: named, why } of all) {
    if (state === 'met') assert.ok(where, `${id} says where`);
    else assert.ok(why.length > 8, `${id} says why`);
    for (const file of [where, named].filter(Boolean)) {
      assert.ok(existsSync(join(root, file)), `${id}: ${file}`);
    }
    if (named) assert.match(named, /\.test\.ts$/, id);
  }
});

test('nine of ten applicable requirements name an automatic test; the page has the counts', () => {
  const applicable = all.filter(({ state }) => state !== 'notApplicable');
  const tested = applicable.filter(({ state, test: named }) => state === 'met' && named);
  assert.ok(tested.length / applicable.length >= 0.9);
  assert.ok(textOf('docs/asvs.md').includes(counted(all)), counted(all));
});

test('what the documents must hold they hold', () => {
  const rules = textOf('docs/security-rules.md');
  for (const head of [
    'Input and limits',
    'Who is who',
    'Who may what',
    'Keys and algorithms',
    'Outward connections',
    'Logs',
    'Libraries',
  ]) {
    assert.ok(rules.includes(`## ${head}`), head);
  }
  const written = rules + textOf('modules/people/README.md') + textOf('modules/privacy/README.md');
  for (const [id, words] of Object.entries(documented))
    for (const word of words) assert.match(written, word, id);
});
