import assert from 'node:assert/strict';
import { test } from 'node:test';
import { miniProgramFaults } from './mini-program.ts';

test('the mini-program sees contracts and nothing else of ours', () => {
  const sources: Readonly<Record<string, string>> = {
    'apps/weapp/src/client/good.ts': `import type { A } from '#modules/reports/contract/index.ts';
      import { b } from './call.ts'; import { c } from '../parts/page.tsx'; import Taro from '@tarojs/taro';`,
    'apps/weapp/src/client/bad.ts': `import { a } from '#modules/reports/service/submit.ts';
      import { b } from '../../../../modules/reports/index.ts';`,
  };
  const faults = miniProgramFaults(Object.keys(sources), (path) => sources[path] ?? '');
  assert.equal(faults.length, 2);
  assert.ok(faults.every((fault) => fault.startsWith('apps/weapp/src/client/bad.ts')));
});
