import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, anonymous } from '../context/index.ts';
import { notPersonal, nullable, pageOf, personal, Type } from '../contract/index.ts';
import { defineManifest, personalTable } from '../manifest/index.ts';
import { maskerOf, personalFields } from './masker.ts';

const manifest = defineManifest({
  id: 'choir',
  title: { zh: '合唱', en: 'Choir' },
  tier: 'scene',
  needs: [],
  permissions: [],
  personalData: personalTable(
    'singers',
    { wholeFor: ['choir.lead'] },
    {
      name: { purposeZh: '称呼', mask: 'name' },
      phone: { purposeZh: '联系', mask: 'phone' },
      wishes: { purposeZh: '安排', mask: 'text' },
      face: { purposeZh: '认人', mask: 'withheld' },
    },
  ),
});
const fields = personalFields([manifest]);
const actor = (more: Partial<Actor>): Actor => ({ ...anonymous, ...more });
const leader = actor({ kind: 'staff', permissions: new Set(['choir.lead']) });
const colleague = actor({ kind: 'staff' });

const reply = pageOf(
  Type.Object({
    name: Type.String(personal('choir.singers.name', 'staff')),
    phone: nullable(Type.String(personal('choir.singers.phone'))),
    own: Type.String(personal('choir.singers.phone', 'own')),
    list: Type.String(personal('choir.singers.phone', 'never')),
    wishes: Type.Array(Type.String(personal('choir.singers.wishes'))),
    face: Type.String(personal('choir.singers.face')),
    office: Type.String(notPersonal('number of the hall')),
    gone: Type.String(personal('chapel.members.name')),
  }),
);
const phone = '13812345678';
const item = {
  name: '欧阳小明',
  phone,
  own: phone,
  list: phone,
  wishes: [`打我电话${phone}`],
  face: 'abc',
  office: '0731-85123456',
  gone: '李四',
};
const page = { items: [item, { ...item, phone: null }], nextCursor: null };
const masked = (by: Actor) =>
  (maskerOf(reply, fields)?.(page, by) as typeof page | undefined)?.items[0];

test('a reply is masked by its marks, the declarations and who asks', () => {
  assert.deepEqual(masked(anonymous), {
    name: '欧阳*明',
    phone: '138****5678',
    own: phone,
    list: '138****5678',
    wishes: ['打我电话138****5678'],
    face: '',
    office: '0731-85123456',
    gone: '',
  });
  assert.deepEqual(masked(colleague), { ...masked(anonymous), name: '欧阳小明' });
  assert.deepEqual(masked(leader), { ...item, list: '138****5678', gone: '' });
});

test('what a handler keeps is never changed, and nothing is copied where nothing is masked', () => {
  const kept = structuredClone(page);
  maskerOf(reply, fields)?.(page, anonymous);
  assert.deepEqual(page, kept);
  const whole = Type.Object({ name: Type.String(personal('choir.singers.name')) });
  const one = { name: '王五' };
  assert.equal(maskerOf(whole, fields)?.(one, leader), one);
  assert.equal(maskerOf(Type.Object({ count: Type.Integer() }), fields), null);
});
