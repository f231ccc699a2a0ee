/**
 * Every marked member of every reply is masked for somebody without rights, and the test that says so can
 * fail: with the mask of any one declared field taken away it turns red.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules/registry.ts';
import { anonymous } from '#platform/context/index.ts';
import { type PersonalMark, personalMark } from '#platform/contract/index.ts';
import type { PersonalField } from '#platform/manifest/index.ts';
import { canaries, leaksIn, maskerOf, personalFields } from '#platform/personal/index.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly [personalMark]?: PersonalMark;
}

const declared = personalFields(modules.map(({ manifest }) => manifest));

/** A reply in which every marked member holds the canary of its kind. */
function sampleOf(schema: Schema): unknown {
  const mark = schema[personalMark];
  if (mark && 'field' in mark) {
    const mask = declared.get(mark.field)?.mask ?? 'withheld';
    return mark.shown === 'own' || mask === 'none' ? '' : canaries[mask].value;
  }
  if (schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, inner]) => [name, sampleOf(inner)]),
    );
  }
  return schema.items ? [sampleOf(schema.items)] : null;
}

/** Fields of which a canary gets through to somebody without rights. */
function leaks(fields: ReadonlyMap<string, PersonalField>): Set<string> {
  const replies = modules.flatMap(({ api }) =>
    Object.values(api?.operations ?? {}).map(({ reply }) => reply as Schema),
  );
  const found = replies.flatMap((reply) => {
    const text = JSON.stringify(maskerOf(reply, fields)?.(sampleOf(reply), anonymous) ?? null);
    return marksIn(reply).filter(
      (field) => leaksIn(text, declared.get(field)?.mask ?? 'withheld').length > 0,
    );
  });
  return new Set(found);
}

function marksIn(schema: Schema): string[] {
  const mark = schema[personalMark];
  const own = mark && 'field' in mark && mark.shown !== 'own' ? [mark.field] : [];
  const inner = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.items ? [schema.items] : []),
  ];
  return [...own, ...inner.flatMap(marksIn)];
}

const leaving = new Set(
  modules.flatMap(({ api }) =>
    Object.values(api?.operations ?? {}).flatMap(({ reply }) => marksIn(reply as Schema)),
  ),
);

test('no marked member of any reply shows a canary to somebody without rights', () => {
  assert.ok(leaving.size >= 12, `${leaving.size} fields leave`);
  assert.deepEqual([...leaks(declared)], []);
});

test('with the mask of one declared field taken away, that field is found: for each of them', () => {
  for (const field of leaving) {
    const known = declared.get(field);
    assert.ok(known, field);
    if (known.mask === 'none') continue;
    const without = new Map(declared).set(field, { ...known, mask: 'none' });
    assert.ok(leaks(without).has(field), `${field}: its mask is gone and nothing turned red`);
  }
});
