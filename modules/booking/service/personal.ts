/** What the protection of personal data asks of the module of bookings. */
import { forgetMessagesAbout } from '#modules/messages/index.ts';
import { isUuid } from '#platform/ids/index.ts';
import type { PersonalErase, PersonalExport, PersonalReach } from '#platform/personal/index.ts';
import { takingStates } from '../contract/states.ts';
import { bookingRow } from '../store/bookings.ts';
import { contactsOfPerson, forgetPerson } from '../store/personal.ts';
import type { BookingRow } from '../store/tables.ts';
import { surroundings } from './book.ts';
import { sayState, sayTime } from './words.ts';

const label = (zh: string, en: string) => ({ zh, en });

/** Who comes is reached by whoever reaches the booking. */
export const reachOfBookings: PersonalReach = {
  table: 'booking.contacts',
  rowOf: async (tx, bookingId) => {
    const row = isUuid(bookingId) ? await bookingRow(tx, bookingId) : undefined;
    return row ? { personId: row.personId, about: `预约 ${row.number}` } : null;
  },
};

/** The bookings of a person. */
export const exportOfBookings: PersonalExport = {
  title: label('我的预约', 'My bookings'),
  keys: async (tx, person) =>
    (await contactsOfPerson(tx, person)).map(({ bookingId }) => bookingId),
  records: async (tx, person) => {
    const { book } = await surroundings(tx);
    const contacts = await contactsOfPerson(tx, person);
    const records = [];
    for (const contact of contacts) {
      const row = await bookingRow(tx, contact.bookingId);
      if (!row) continue;
      const pool = book.pool.get(row.poolId);
      const values = [
        { label: label('时间', 'Time'), value: sayTime(row.from, tx.ctx.locale) },
        { label: label('项目', 'What'), value: pool?.nameZh ?? '' },
        { label: label('状态', 'State'), value: sayState(row.state, tx.ctx.locale) },
        { label: label('姓名', 'Name'), value: contact.personName },
        { label: label('手机号', 'Phone'), value: contact.phone },
        { label: label('地址', 'Address'), value: contact.address },
        { label: label('备注', 'Note'), value: contact.note },
      ];
      records.push({
        title: label(`预约 ${row.number}`, `Booking ${row.number}`),
        at: row.madeAt.toISOString(),
        values: values.filter(({ value }) => value !== ''),
        link: `/booking/mine/${row.id}`,
      });
    }
    return records;
  },
};

/** What is still ahead must be kept or given back first; the rest loses its person. */
export const eraseOfBookings: PersonalErase = {
  obstacles: async (tx, person) => {
    const open: BookingRow[] = [];
    for (const { bookingId } of await contactsOfPerson(tx, person)) {
      const row = await bookingRow(tx, bookingId);
      if (row && (takingStates as readonly string[]).includes(row.state)) open.push(row);
    }
    return open.map((row) => ({
      what: label(
        `${sayTime(row.from)} 的预约 ${row.number}`,
        `Booking ${row.number} at ${sayTime(row.from, 'en')}`,
      ),
      why: label(
        '预约还没有结束，接待您需要姓名和电话；取消预约即可删除',
        'It is still ahead and needs your name and number; cancel it and it is erased',
      ),
      later: true,
    }));
  },
  erase: async (tx, person) => {
    const ids = (await contactsOfPerson(tx, person)).map(({ bookingId }) => bookingId);
    await forgetMessagesAbout(tx, ids);
    await forgetPerson(tx, person.personId, ids);
    return undefined;
  },
};
