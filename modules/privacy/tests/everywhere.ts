/**
 * A resident who used every scene: a row of the person in each table that holds something of a person, with name, telephone,
 * identity number or address in each place that takes words. Rows are written past the services, sealed as these seal.
 */
import pg from 'pg';
import type { TestTown } from '#testing';
import { insertOf, tablesOf } from '../../../tools/leaks/rows.ts';
import { name, phone } from './one-resident.ts';

export const idNumber = '431281194405203219';
export const address = '清溪镇石桥村3组12号';
const bankCard = '6222021234567890128';
/** What may be found nowhere afterwards, in the open or sealed. */
export const words = [name, '蕙兰', phone, '3组12号', idNumber, bankCard];

type Given = Readonly<Record<string, unknown>>;
const said = `${name}说:请打${phone}`;
const day = '2026-11-20';
const ids = { elder: crypto.randomUUID(), other: crypto.randomUUID(), roll: crypto.randomUUID() };
const booking = crypto.randomUUID();

/** Rows by table, parents first. */
const rowsOf = (personId: string, phoneIndex: string): [table: string, given: Given][] => {
  const own = { person_id: personId };
  const elder = { elder_id: ids.elder };
  const answers = JSON.stringify({ holder: name, call: phone, idNumber });
  return [
    ['services.drafts', { ...own, answers, file_ids: [] }],
    ['services.prefills', own],
    [
      'services.applications',
      {
        applicant_id: personId,
        applicant_name: name,
        applicant_phone: phone,
        answers,
        stage: 'delivered',
        channel: 'resident',
        consent: 'none',
        delivery: 'post',
        delivery_note: `${address} ${name}`,
        decision_words: said,
        supplement_words: said,
        fee_state: 'none',
        fee_fen: 0,
        rating: 5,
        file_ids: [],
      },
    ],
    ['booking.bookings', { ...own, id: booking, state: 'served', made_by: personId }],
    [
      'booking.contacts',
      { ...own, booking_id: booking, person_name: name, phone, phone_tail: phone.slice(-4) },
    ],
    ['booking.waits', { ...own, day, state: 'over' }],
    ['booking.bars', own],
    ['booking.tickets', { ...own, day, favour: 'none', state: 'served', shown_name: '欧阳*兰' }],
    [
      'payment.accounts',
      { ...own, kind: 'household', holder_name: name, holder_phone: phone, address },
    ],
    [
      'payment.bills',
      {
        ...own,
        payer_name: name,
        payer_phone: phone,
        state: 'paid',
        due_day: day,
        amount_fen: 100,
        refunded_fen: 0,
      },
    ],
    ['payment.receipts', { ...own, payer_name: name, amount_fen: 100 }],
    ['policy.subscriptions', { ...own, kind: 'topic' }],
    ['directory.subscriptions', own],
    [
      'care.elders',
      {
        ...own,
        id: ids.elder,
        name,
        gender: 'male',
        birth_day: '1944-05-20',
        id_number: idNumber,
        phone,
        address,
        disability: 'mild',
        note: said,
        consent_how: 'signed',
        state: 'living',
        ended_at: null,
        ended_day: null,
      },
    ],
    // Somebody else's daughter: known by the telephone alone.
    [
      'care.contacts',
      { elder_id: ids.other, person_id: null, name, phone, relation: 'child', consent: true },
    ],
    ['care.checks', { ...elder, day, state: 'closed', reason: said }],
    [
      'care.allowances',
      {
        ...elder,
        state: 'ended',
        from_month: '2020-01',
        account_name: name,
        bank_card: bankCard,
      },
    ],
    ['care.proofs', { ...elder, how: 'phone', reason: said, photo_ids: [] }],
    ['care.requests', { ...elder, asked_as: 'self', words: said, state: 'done', day }],
    ['care.visits', { ...elder, state: 'done', note: said, reason: said, photo_ids: [] }],
    ['volunteering.volunteers', { ...own, state: 'active', note: said, ended_at: null }],
    ['volunteering.visits', { ...own, day, state: 'done', note: said, photo_ids: [] }],
    // Visited by another volunteer.
    ['volunteering.visits', { older_id: ids.elder, day, state: 'done', note: said, photo_ids: [] }],
    [
      'participation.suggestions',
      {
        author_id: personId,
        title: said,
        body: said,
        state: 'refused',
        reason_words: said,
        supporters: 0,
      },
    ],
    ['participation.supports', own],
    [
      'participation.residents',
      { ...own, id: ids.roll, name, id_number: idNumber, born_on: '1944-05-20' },
    ],
    ['participation.voices', { resident_id: ids.roll, way: 'online', on_day: day }],
    ['participation.comments', { author_id: personId, words: said, state: 'hidden' }],
    ['participation.point_accounts', { ...own, balance: 5, earned: 5 }],
    ['participation.point_entries', { ...own, kind: 'earn', points: 5 }],
    [
      'participation.claims',
      { ...own, words: said, done_on: day, state: 'refused', reason: said, photo_ids: [] },
    ],
    [
      'participation.redemptions',
      { ...own, quantity: 1, points: 5, state: 'collected', station: '清溪' },
    ],
    ['participation.board_consents', { ...own, shown_name: name }],
    [
      'participation.calls',
      { phone, words: said, state: 'answered', attempts: 1, score: 5, person_key: phoneIndex },
    ],
    ['assist.papers', { ...own, id_number: idNumber }],
    [
      'assist.mandates',
      {
        principal_id: personId,
        agent_name: '李敏',
        agent_phone: '13900001002',
        relation: 'child',
        way: 'phone',
        state: 'live',
        end_reason: null,
        ended_at: null,
        code_tries: 0,
      },
    ],
    [
      'assist.mandates',
      {
        agent_id: personId,
        agent_name: name,
        agent_phone: phone,
        relation: 'child',
        way: 'phone',
        state: 'live',
        end_reason: null,
        ended_at: null,
        code_tries: 0,
      },
    ],
    [
      'assist.sessions',
      {
        principal_id: personId,
        way: 'telephone',
        consent: 'spoken',
        consent_words: said,
        state: 'ended',
        end_reason: 'finished',
        draft: said,
        consent_file_id: null,
      },
    ],
    [
      'assist.acts',
      { principal_id: personId, mandate_kind: 'assistance', kind: 'report', outcome: 'done' },
    ],
    // Called without saying who: known by the telephone alone.
    ...[personId, null].map((principal): [string, Given] => [
      'assist.calls',
      {
        principal_id: principal,
        phone,
        caller_name: name,
        summary: said,
        direction: 'in',
        source: 'typed',
        result: 'noMatter',
        state: 'ended',
        recording: '',
      },
    ]),
    [
      'assist.callbacks',
      {
        principal_id: null,
        phone,
        reason: said,
        state: 'reached',
        last_outcome: 'reached',
        attempts: 1,
      },
    ],
  ];
};

const memberOf = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const columnOf = (member: string): string =>
  member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Writes the rows. References of other tables are not looked at; checks of columns and seals are. */
export async function everywhere(town: TestTown, personId: string): Promise<void> {
  const client = new pg.Client({ connectionString: town.url });
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    const tables = new Map((await tablesOf(client)).map((one) => [one.id, one]));
    const phoneIndex = await town.database.vault.indexOf(
      town.tenantId,
      'reports.reports.reporter_phone',
      phone,
    );
    for (const [id, given] of rowsOf(personId, phoneIndex)) {
      const table = tables.get(id);
      if (!table) throw new Error(`there is no table ${id}`);
      const sealed = town.database.vault.tables.get(id);
      const key = sealed?.rowKey.column ?? 'id';
      // A sealed column takes envelopes only, and is part of the row that it stands in.
      const blank = Object.fromEntries((sealed?.columns ?? []).map(({ column }) => [column, '']));
      const row = { [key]: crypto.randomUUID(), ...blank, ...given, tenant_id: town.tenantId };
      const read = Object.fromEntries(
        Object.entries(row).map(([at, value]) => [memberOf(at), value]),
      );
      const [stored] = await town.database.vault.sealRows(id, [read]);
      const { text, values } = insertOf(
        table,
        Object.fromEntries(
          Object.entries(stored ?? {}).map(([at, value]) => [columnOf(at), value]),
        ),
      );
      await client.query(text, values).catch((error: Error) => {
        throw new Error(`${id}: ${error.message}`);
      });
    }
  } finally {
    await client.end();
  }
}

/** Sealed columns in which one of the words stands, once they are opened. */
export async function sealedPlaces(town: TestTown): Promise<string[]> {
  const { vault } = town.database;
  const found: string[] = [];
  for (const [id, { columns }] of vault.tables) {
    const rows = await town.sql<Record<string, unknown>>(
      `SELECT * FROM ${id} WHERE tenant_id = $1`,
      [town.tenantId],
    );
    const read = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([at, value]) => [memberOf(at), value])),
    );
    for (const row of await vault.openRows(id, read)) {
      const holding = columns.filter(({ member }) => holdsOne(row[member], words));
      found.push(...holding.map(({ column }) => `${id}.${column}`));
    }
  }
  return [...new Set(found)].toSorted();
}

function holdsOne(value: unknown, words: readonly string[]): boolean {
  const text = JSON.stringify(value ?? '');
  return words.some((word) => text.includes(word));
}
