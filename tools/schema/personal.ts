/**
 * Columns that look as if they held something about a person are declared in the manifest, so that
 * masking, export and erasure know of them. A column that only looks so says in its COMMENT that it is
 * “not personal”, and of whom or what it speaks.
 */
import type { Manifest } from '#platform/manifest/index.ts';
import { sealedTables } from '#platform/sealing/index.ts';
import type { Column, SealGuard } from './read.ts';

const looksPersonal = new RegExp(
  [
    '^(name|full_name|real_name|nickname|username|alias)$',
    '(^|_)(person|resident|reporter|contact|caller|owner|driver|patient|applicant)_name$',
    '(^|_)(phone|mobile|telephone|email|wechat|open_id|openid|union_id|qq)$',
    '(^|_)(id_number|id_card|identity_number|passport)(_|$)',
    '(^|_)(gender|sex|birth|birthday|birth_date|birthdate|age|ethnicity)$',
    '(^|_)(address|home|doorplate)$',
    '(^|_)(plate|plate_number|vin)$',
    '(^|_)(face|fingerprint|voiceprint)(_|$)',
    '(^|_)(ip|ip_address|remote_address)$',
    '(^|_)(bank|bank_account|card_number|salary|income)(_|$)',
  ].join('|'),
);
const isText = /^(text|character varying|citext|bytea|date|inet|smallint|integer)/;
const saysNot = /\bnot personal\b/i;

/**
 * Faults: a field declared sealed whose column takes open values, a guarded column that is not declared, or
 * an index column that is not there.
 */
export function sealFaults(
  columns: readonly Column[],
  guards: readonly SealGuard[],
  manifests: readonly Manifest[],
): string[] {
  const guarded = new Set(
    guards.map(({ schema, table, column }) => `${schema}.${table}.${column}`),
  );
  const present = new Set(columns.map(({ schema, table, name }) => `${schema}.${table}.${name}`));
  const declared = [...sealedTables(manifests).values()].flatMap(
    ({ table, rowKey, columns: all }) =>
      all.map(({ field, index }) => ({
        field,
        needed: [rowKey.column, ...(index ? [index.column] : [])].map((name) => `${table}.${name}`),
      })),
  );
  const fields = new Set(declared.map(({ field }) => field));
  return [
    ...declared
      .filter(({ field }) => !guarded.has(field))
      .map(
        ({ field }) =>
          `${field}: declared sealed, but its migration does not SELECT platform.seal(…)`,
      ),
    ...[...guarded]
      .filter((field) => !fields.has(field))
      .map((field) => `${field}: takes sealed values only, but no manifest declares it sealed`),
    ...declared.flatMap(({ field, needed }) =>
      needed
        .filter((name) => !present.has(name))
        .map((name) => `${field}: needs ${name}, which is not there`),
    ),
  ];
}

/** Faults: a personal-looking column undeclared, or a declared one that is not there. */
export function personalFaults(
  columns: readonly Column[],
  manifests: readonly Manifest[],
): string[] {
  const declared = new Set(
    manifests.flatMap(({ id, personalData }) => personalData.map(({ field }) => `${id}.${field}`)),
  );
  const present = new Set(columns.map(({ schema, table, name }) => `${schema}.${table}.${name}`));
  const undeclared = columns
    .filter(
      ({ partition, name, type }) => !partition && looksPersonal.test(name) && isText.test(type),
    )
    // The platform's own tables know ids only; no module's manifest could declare them.
    .filter(({ schema }) => schema !== 'platform')
    .filter(({ comment }) => !saysNot.test(comment ?? ''))
    .map(({ schema, table, name }) => `${schema}.${table}.${name}`)
    .filter((field) => !declared.has(field))
    .map(
      (field) =>
        `${field}: looks personal, but no manifest declares it (or say “not personal” in its COMMENT)`,
    );
  const named = manifests.flatMap(({ id, personalData }) =>
    personalData.flatMap(({ field, rowKey, ofPerson, agesFrom }) =>
      [rowKey, ofPerson, agesFrom]
        .filter((column) => column !== undefined)
        .map((column) => ({
          field: `${id}.${field}`,
          needs: `${id}.${field.split('.')[0]}.${column}`,
        })),
    ),
  );
  const missing = named
    .filter(({ needs }) => !present.has(needs))
    .map(
      ({ field, needs }) => `${field}: its declaration names ${needs}, and there is no such column`,
    );
  const gone = [...declared]
    .filter((field) => !present.has(field))
    .map((field) => `${field}: declared as personal in the manifest, but there is no such column`);
  return [...undeclared, ...gone, ...missing];
}
