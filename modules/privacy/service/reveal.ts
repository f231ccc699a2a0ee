/** One field shown whole for a while, with a reason that the person concerned can read. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { openRows, type Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { PersonalField } from '#platform/manifest/index.ts';
import {
  noteLooks,
  personalFields,
  personalReachSlot,
  standingOf,
} from '#platform/personal/index.ts';
import { problem } from '../problems.ts';
import { revealMinutes, shortestReason } from '../contract/requests.ts';
import { openLook, storedValue } from '../store/looks.ts';
import type { House } from './erase.ts';
import { ownId } from './person.ts';

/** What is asked for. */
export interface Wish {
  /** `module.table.column`. */
  readonly field: string;
  readonly rowKey: string;
  readonly reason: string;
}

/** Reveals a field. @throws field-unknown, reason-short, person-restricted */
export async function reveal(
  ctx: Ctx,
  house: House,
  wish: Wish,
): Promise<{ value: string; until: string }> {
  const declared = personalFields(house.manifests).get(wish.field);
  const isShown = declared && declared.mask !== 'withheld' && declared.mask !== 'none';
  if (!isShown) throw problem('field-unknown', { field: wish.field });
  return ctx.database.inTenant(ctx, async (tx) => {
    const personId = await reached(tx, house, wish);
    const value = await valueOf(tx, wish, declared);
    const of = { viewerId: ownId(ctx), field: wish.field, rowKey: wish.rowKey };
    const known = await openLook(tx, of);
    const until = known?.until ?? new Date(ctx.clock.now().getTime() + revealMinutes * 60_000);
    if (!known) await note(tx, wish, { personId, until });
    return { value, until: until.toISOString() };
  });
}

/** Whose the row is. @throws field-unknown when it is out of reach, person-restricted */
async function reached(tx: Tx, house: House, { field, rowKey }: Wish): Promise<string | null> {
  const table = field.split('.').slice(0, 2).join('.');
  const reach = house.slots.all(personalReachSlot).find((one) => one.table === table);
  const row = await reach?.rowOf(tx, rowKey);
  if (!row) throw problem('field-unknown', { field });
  const { restricted } = await standingOf(tx, [row.personId], row.personId ? [] : [row.phone]);
  if (restricted.size > 0) throw problem('person-restricted');
  return row.personId;
}

async function valueOf(tx: Tx, { field, rowKey }: Wish, declared: PersonalField): Promise<string> {
  const [module = '', name = '', column = ''] = field.split('.');
  const table = `${module}.${name}`;
  const key = declared.rowKey ?? 'id';
  const row = await storedValue(tx, { table, column, key, rowKey });
  if (!row) throw problem('field-unknown', { field });
  const member = (text: string) =>
    text.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const [opened] = await openRows(tx, table, [
    { [member(key)]: String(row['key']), [member(column)]: row['value'] },
  ]);
  return String((opened as Record<string, unknown> | undefined)?.[member(column)] ?? '');
}

async function note(
  tx: Tx,
  { field, rowKey, reason }: Wish,
  { personId, until }: { readonly personId: string | null; readonly until: Date },
): Promise<void> {
  if (reason.trim().length < shortestReason) {
    throw problem('reason-short', { least: shortestReason }, [
      { pointer: '/reason', detail: reason },
    ]);
  }
  await noteLooks(tx, [
    { kind: 'reveal', subjectId: personId, fields: [field], rowKey, reason, until },
  ]);
  await audit(tx, [
    {
      action: 'privacy.reveal',
      subject: personId ?? rowKey,
      detail: { field, rowKey, id: uuidv7() },
    },
  ]);
}
