import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type GoldenMember, goldenRecord, type MemberContent } from './golden.ts';

const member = (
  id: string,
  resourceCode: string,
  content: MemberContent,
  changedAt = new Date('2026-01-01'),
): GoldenMember => ({ id, resourceCode, content, changedAt });

test("civil affairs' address wins over health's when the town says so, and the other way round", () => {
  const members = [
    member('a', 'health', { name: '张伟', address: '石桥村3组12号' }),
    member('b', 'civil', { name: '张伟', address: '白鹭村1组2号' }),
  ];
  const first = (codes: string[]) =>
    goldenRecord('person', members, { address: codes }).get('address');
  assert.deepEqual(first(['civil', 'health']), { value: '白鹭村1组2号', memberId: 'b' });
  assert.deepEqual(first(['health', 'civil']), { value: '石桥村3组12号', memberId: 'a' });
});

test('a damaged number never goes before a proved one, whoever wrote it', () => {
  const members = [
    member('a', 'police', { identityNumber: '110105194912310000' }),
    member('b', 'health', { identityNumber: '11010519491231002X' }),
  ];
  const golden = goldenRecord('person', members, { identityNumber: ['police', 'health'] });
  assert.equal(golden.get('identityNumber')?.memberId, 'b');
});

test('without precedence most rows decide, then the newest', () => {
  const members = [
    member('a', 'x', { phone: '19900000001' }, new Date('2026-03-01')),
    member('b', 'y', { phone: '199 0000 0002' }, new Date('2026-01-01')),
    member('c', 'z', { phone: '19900000002' }, new Date('2026-02-01')),
  ];
  assert.deepEqual(goldenRecord('person', members, {}).get('phone'), {
    value: '19900000002',
    memberId: 'c',
  });
  assert.equal(goldenRecord('person', [], {}).size, 0);
});
