/** Queries about who comes. */
import { insertMany, openRows, type Tx } from '#platform/database/index.ts';
import type { BookingTables, ContactRow } from './tables.ts';

const on = (tx: Tx) => tx.as<BookingTables>();
const table = 'booking.contacts';

/** Writes contacts; of a booking that has one already it takes the place. */
export async function saveContacts(tx: Tx, rows: readonly ContactRow[]): Promise<void> {
  await insertMany(
    tx,
    table,
    rows,
    `ON CONFLICT (booking_id) DO UPDATE SET person_name = excluded.person_name, phone = excluded.phone,
     phone_index = excluded.phone_index, phone_tail = excluded.phone_tail, address = excluded.address,
     note = excluded.note, kept_from = excluded.kept_from`,
  );
}

/** Contacts of bookings. */
export async function contactsOf(tx: Tx, bookingIds: readonly string[]): Promise<ContactRow[]> {
  if (bookingIds.length === 0) return [];
  const { rows } = await tx.client.query<ContactRow>({
    name: 'booking_contacts',
    text: `SELECT booking_id AS "bookingId", tenant_id AS "tenantId", person_id AS "personId",
        department_id AS "departmentId", person_name AS "personName", phone, phone_tail AS "phoneTail", address, note,
        kept_from AS "keptFrom"
      FROM booking.contacts WHERE tenant_id = $1 AND booking_id = ANY ($2::uuid[])`,
    values: [tx.ctx.tenantId, [...bookingIds]],
  });
  return openRows(tx, table, rows);
}

/** A moved booking is kept from its new end on. */
export async function moveContact(tx: Tx, bookingId: string, keptFrom: Date): Promise<void> {
  await on(tx)
    .updateTable(table)
    .set({ keptFrom })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('bookingId', '=', bookingId)
    .execute();
}
