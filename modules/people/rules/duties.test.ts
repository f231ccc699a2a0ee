import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules/registry.ts';
import { builtinRoles, permissionsOf } from '../rules.ts';
import { dutyConflicts, type RightsBook, writingPermissions } from './duties.ts';

const entry = (id: string, duty?: 'rights' | 'content' | 'audit') => ({
  id,
  zh: id,
  en: id,
  roles: ['administrator' as const],
  ...(duty ? { duty } : {}),
});

const book: RightsBook = {
  manifests: [
    {
      id: 'm',
      title: { zh: '', en: '' },
      tier: 'foundation',
      needs: [],
      personalData: [],
      permissions: [
        entry('m.give', 'rights'),
        entry('m.cases', 'content'),
        entry('m.ledger', 'audit'),
        entry('m.look'),
        entry('m.save'),
      ],
    },
  ],
  operations: [
    { method: 'GET', permission: 'm.look' },
    { method: 'GET', permission: 'm.ledger' },
    { method: 'POST', permission: 'm.save' },
    { method: 'GET', permission: 'm.save' },
    { method: 'PUT', permission: 'm.give' },
  ],
};
const rulesOf = (...held: string[]) => dutyConflicts(new Set(held), book).map(({ rule }) => rule);

test('who gives rights does not read cases, and who reads the record changes nothing', () => {
  assert.deepEqual(rulesOf('m.give', 'm.cases'), ['rightsAndContent']);
  assert.deepEqual(rulesOf('m.give', 'm.ledger'), ['rightsAndAudit', 'auditAndWrite']);
  assert.deepEqual(rulesOf('m.ledger', 'm.save'), ['auditAndWrite']);
  assert.deepEqual(rulesOf('m.ledger', 'm.cases', 'm.look'), []);
  assert.deepEqual(rulesOf('m.give', 'm.save', 'm.look'), []);
  assert.deepEqual(rulesOf('m.give', 'gone.content'), []);
});

test('a permission writes when an operation other than GET asks for it', () => {
  assert.deepEqual([...writingPermissions(book)].sort(), ['m.give', 'm.save']);
});

test('no role that ships holds two duties that exclude each other', () => {
  const operations = modules.flatMap(({ api }) => Object.values(api?.operations ?? {}));
  const manifests = modules.map(({ manifest }) => manifest);
  for (const { code } of builtinRoles) {
    const held = permissionsOf({ code, granted: [], withheld: [] }, manifests);
    assert.deepEqual(dutyConflicts(held, { manifests, operations }), [], code);
  }
});
