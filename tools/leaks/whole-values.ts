/** Numbers that stand in declared personal columns, opened, and who may see each of them whole. */
import type { PersonalField } from '#platform/manifest/index.ts';
import { openRows, type Tx } from '#platform/database/index.ts';
import type { TestTown } from '#testing';

/** Permissions of which one lets its holder see a value, and the persons whose own it is. */
export interface Holders {
  readonly permissions: ReadonlySet<string>;
  readonly persons: ReadonlySet<string>;
  readonly fields: ReadonlySet<string>;
}

/** By digits: telephones, identity numbers, bank cards. Names and words are no sure sign of anybody. */
export type WholeValues = ReadonlyMap<string, Holders>;

const numbers = /(?<![\dA-Za-z])\d{11,18}[\dX]?(?![\dA-Za-z])/g;
const kinds = new Set(['phone', 'idNumber', 'bankCard']);
const mostRows = 3000;

/** Runs of digits of an answer that may be somebody's number. */
export const numbersIn = (text: string): string[] => text.match(numbers) ?? [];

/** What of declared telephones, identity numbers and bank cards a town keeps. */
export async function wholeValuesOf(town: TestTown): Promise<WholeValues> {
  const found = new Map<string, Holders>();
  const publicNumbers = new Set<string>();
  await town.database.inTenant(town.ctx, async (tx) => {
    for (const { id, personalData } of town.application.manifests) {
      for (const field of personalData.filter(({ mask }) => kinds.has(mask)))
        for (const row of await rowsOf(tx, id, field))
          note(found, `${id}.${field.field}`, field, row);
    }
    for (const number of await officialNumbers(tx)) publicNumbers.add(number);
  });
  for (const number of publicNumbers) found.delete(number);
  return found;
}

interface ValueRow {
  readonly value: string;
  readonly personId: string | null;
}

async function rowsOf(tx: Tx, module: string, field: PersonalField): Promise<ValueRow[]> {
  const [table = '', column = ''] = field.field.split('.');
  const name = `${module}.${table}`;
  const { rows } = await tx.client.query<Record<string, unknown>>(
    `SELECT * FROM ${name} ORDER BY 1 LIMIT ${mostRows}`,
  );
  const read = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [memberOf(key), value])),
  );
  const opened = await openRows(tx, name, read);
  return opened.map((row) => ({
    value: String(row[memberOf(column)] ?? ''),
    personId: field.ofPerson ? String(row[memberOf(field.ofPerson)] ?? '') : null,
  }));
}

function note(
  found: Map<string, Holders>,
  name: string,
  { wholeFor = [] }: PersonalField,
  { value, personId }: ValueRow,
): void {
  for (const number of numbersIn(value)) {
    const known = found.get(number);
    found.set(number, {
      permissions: new Set([...(known?.permissions ?? []), ...wholeFor]),
      persons: new Set([...(known?.persons ?? []), ...(personId ? [personId] : [])]),
      fields: new Set([...(known?.fields ?? []), name]),
    });
  }
}

/** Telephones of the older people at whose doors a volunteer is expected: such visits are planned while requests are made. */
export async function phonesAtDoors(town: TestTown, personId: string): Promise<string[]> {
  if (personId === '') return [];
  return town.database.inTenant(town.ctx, async (tx) => {
    const { rows } = await tx.client.query<{ id: string; tenantId: string; phone: string }>(
      `SELECT e.id, e.tenant_id AS "tenantId", e.phone FROM volunteering.visits v JOIN care.elders e ON e.id = v.older_id
       WHERE v.person_id = $1 AND v.state IN ('planned', 'arrived')`,
      [personId],
    );
    return (await openRows(tx, 'care.elders', rows)).map(({ phone }) => phone);
  });
}

/** Staff are called at work: their numbers are shown to colleagues. */
async function officialNumbers(tx: Tx): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string; tenantId: string; phone: string }>(
    `SELECT id, tenant_id AS "tenantId", phone FROM people.people WHERE kind = 'staff'`,
  );
  return (await openRows(tx, 'people.people', rows)).map(({ phone }) => phone);
}

const memberOf = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Numbers of an answer that this reader has no right to, each with the column that keeps it. */
export function unmaskedIn(
  text: string,
  reader: { readonly permissions: ReadonlySet<string>; readonly personId: string },
  whole: WholeValues,
): { readonly number: string; readonly field: string }[] {
  return numbersIn(text).flatMap((number) => {
    const holders = whole.get(number);
    if (!holders || holders.persons.has(reader.personId)) return [];
    if ([...holders.permissions].some((one) => reader.permissions.has(one))) return [];
    return [{ number, field: [...holders.fields].join(' ') }];
  });
}
