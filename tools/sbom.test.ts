import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billOf } from './sbom.ts';
import { textOf } from './source-tree.ts';

test('the bill of materials names every library of the lock file with version and digest, nearly all with their licence', () => {
  const lock = textOf('package-lock.json');
  const { components } = billOf(lock);
  const { dependencies } = JSON.parse(textOf('package.json')) as {
    dependencies: Record<string, string>;
  };
  for (const [name, version] of Object.entries(dependencies)) {
    const found = components.find((one) => one.name === name && one.version === version);
    assert.equal(found?.scope, 'required', name);
    assert.match(found.hashes?.[0]?.content ?? '', /^[0-9a-f]{128}$/, name);
  }
  const licensed = components.filter(({ licenses }) => licenses?.[0]?.expression);
  assert.ok(licensed.length / components.length > 0.95, 'nearly all state their licence');
  assert.ok(components.length > 300);
  assert.ok(!JSON.stringify(components).match(/https?:/), 'no address of a registry');
});
