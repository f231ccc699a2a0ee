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
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
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
  if (schema.items) return [sampleOf(schema.items)];
  if (typeof schema.additionalProperties === 'object')
    return { any: sampleOf(schema.additionalProperties) };
  return oneOfAll(schema.anyOf?.map(sampleOf) ?? []);
}

/** One value that has the members of every alternative; null where there is nothing but nothing. */
function oneOfAll(samples: readonly unknown[]): unknown {
  const whole = samples.filter((one) => one !== null);
  const objects = whole.filter((one): one is object => typeof one === 'object');
  return objects.length > 1 ? Object.assign({}, ...objects) : (whole[0] ?? null);
}

/** Fields of which a canary gets through to somebody without rights. */
function leaks(fields: ReadonlyMap<string, PersonalField>, of = marked): Set<string> {
  const found = of.flatMap(({ reply, marks, sample }) => {
    const text = JSON.stringify(maskerOf(reply, fields)?.(sample, anonymous) ?? null);
    return marks.filter(
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
    ...(schema.anyOf ?? []),
    ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
  ];
  return [...own, ...inner.flatMap(marksIn)];
}

/** Replies with marks; each looks the same whatever is masked. */
const marked = modules
  .flatMap(({ api }) => Object.values(api?.operations ?? {}).map(({ reply }) => reply as Schema))
  .map((reply) => ({ reply, marks: [...new Set(marksIn(reply))], sample: sampleOf(reply) }))
  .filter(({ marks }) => marks.length > 0);

const leaving = new Set(marked.flatMap(({ marks }) => marks));

test('no marked member of any reply shows a canary to somebody without rights', () => {
  assert.ok(leaving.size >= 60, `${leaving.size} fields leave`);
  const from = new Set([...leaving].map((field) => field.split('.')[0] ?? ''));
  for (const module of ['services', 'booking', 'payment', 'care', 'participation', 'assist'])
    assert.ok(from.has(module), `no field of ${module} is looked at`);
  assert.deepEqual([...leaks(declared)], []);
});

test('with the mask of one declared field taken away, that field is found: for each of them', () => {
  for (const field of leaving) {
    const known = declared.get(field);
    assert.ok(known, field);
    if (known.mask === 'none') continue;
    const without = new Map(declared).set(field, { ...known, mask: 'none' });
    const where = marked.filter(({ marks }) => marks.includes(field)).slice(0, 3);
    assert.ok(
      leaks(without, where).has(field),
      `${field}: its mask is gone and nothing turned red`,
    );
  }
});
