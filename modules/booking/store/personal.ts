/** Queries about one person's bookings, for export and erasure. */
import { openRows, searchIndex, type Tx } from '#platform/database/index.ts';
import type { PersonConcerned } from '#platform/personal/index.ts';
import type { BookingTables, ContactRow } from './tables.ts';

const table = 'booking.contacts';

/** Contacts of a person's account, and those that name the person's phone; at most 2,000. */
export async function contactsOfPerson(
  tx: Tx,
  { personId, phones }: Pick<PersonConcerned, 'personId' | 'phones'>,
): Promise<ContactRow[]> {
  const indexes = await Promise.all(
    phones.map((phone) => searchIndex(tx, 'booking.contacts.phone', phone)),
  );
  const rows = await tx
    .as<BookingTables>()
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where((where) =>
      where.or([
        where('personId', '=', personId),
        ...(indexes.length > 0 ? [where('phoneIndex', 'in', indexes)] : []),
      ]),
    )
    .orderBy('keptFrom', 'desc')
    .limit(2000)
    .execute();
  return openRows(tx, table, rows as ContactRow[]);
}

/** Takes a person out of bookings, waiting lists, bars and tickets; that a time was taken stays for the figures. */
export async function forgetPerson(
  tx: Tx,
  personId: string,
  bookingIds: readonly string[],
): Promise<void> {
  const values = [tx.ctx.tenantId, personId, [...bookingIds]];
  const run = (text: string, most = 3) => tx.client.query(text, values.slice(0, most));
  await run(
    `DELETE FROM booking.contacts WHERE tenant_id = $1 AND (person_id = $2 OR booking_id = ANY ($3::uuid[]))`,
  );
  await run(
    `UPDATE booking.bookings SET person_id = NULL, person_key = gen_random_uuid(), made_by = NULL, number = ''
     WHERE tenant_id = $1 AND (person_id = $2 OR id = ANY ($3::uuid[]))`,
  );
  await run(`DELETE FROM booking.waits WHERE tenant_id = $1 AND person_id = $2`, 2);
  await run(`DELETE FROM booking.bars WHERE tenant_id = $1 AND person_id = $2`, 2);
  await run(
    `UPDATE booking.tickets SET person_id = NULL, shown_name = '' WHERE tenant_id = $1 AND person_id = $2`,
    2,
  );
}
