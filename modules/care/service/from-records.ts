/** Filling the register from the master records: one by number, or everybody of an age. */
import { ground, type Village } from '#modules/towns/index.ts';
import { recordedPeople, type RecordedPerson, recordedPerson } from '#modules/records/index.ts';
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { noteLooks } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import { canonicalMobile } from '#platform/text/index.ts';
import type { Found } from '../contract/elders.ts';
import { events } from '../contract/events.ts';
import { problem } from '../problems.ts';
import { ageOn } from '../rules/age.ts';
import {
  elderByNumber,
  insertElders,
  knownNumberIndexes,
  numberIndex,
  takeNumbers,
} from '../store/elders.ts';
import type { ElderRecord } from '../store/tables.ts';
import { blankElder, idNumberOf } from './elders.ts';

/** Who is old enough to stand in the register. */
export const registerAge = 60;

/** Enough for a day at the window, too few to go through a village number by number. */
const looks = new RateLimit({ burst: 30, perMinute: 2 });

/** What the records hold of a number; the look is noted. @throws elder-number-invalid, too-many-requests */
export async function lookUpElder(ctx: Ctx, given: string): Promise<Found> {
  const idNumber = idNumberOf(given);
  if (idNumber === '')
    throw problem('elder-number-invalid', {}, [{ pointer: '/idNumber', detail: '—' }]);
  const seconds = looks.take(ctx.actor.personId ?? '', ctx.clock.now());
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
  return ctx.database.inTenant(ctx, async (tx) => {
    const person = await recordedPerson(tx, idNumber);
    const known = await elderByNumber(tx, idNumber);
    const { villages } = await ground(tx);
    if (person)
      await noteLooks(tx, [
        {
          kind: 'work',
          subjectId: person.personId,
          fields: ['records.entities.name', 'records.entities.phone', 'records.entities.address'],
          rowKey: person.id,
          reason: '养老关爱登记',
        },
      ]);
    await audit(tx, [
      { action: 'care.lookUpElder', subject: person?.id ?? '', detail: { found: Boolean(person) } },
    ]);
    return {
      recordId: person?.id ?? null,
      name: person?.name ?? '',
      gender: person?.gender ?? '',
      birthDay: person?.birthDay || birthDayOf(idNumber),
      phone: person?.phone ?? '',
      address: person?.address ?? '',
      villageId: person ? (villageOf(villages, person)?.id ?? null) : null,
      known: known?.id ?? null,
    };
  });
}

/** The day of birth stands in places 7 to 14 of the number (GB 11643). */
function birthDayOf(idNumber: string): string {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
}

const villageOf = (
  villages: readonly Village[],
  { villageName, address }: RecordedPerson,
): Village | undefined =>
  villages.find(({ nameZh }) => nameZh === villageName) ??
  villages.find(({ nameZh }) => address.includes(nameZh));

const pageRows = 1000;
const mostPages = 60;

/** Takes everybody of the age into the register, without check-ins: those need a consent. */
export async function takeFromRecords(ctx: Ctx) {
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const tally = { added: 0, known: 0, withoutVillage: 0 };
    let number = await takeNumbers(tx, 'elders');
    const taken = await knownNumberIndexes(tx);
    const { villages } = await ground(tx);
    const blank = await blankElder(tx);
    let after = 0;
    for (let page = 0; page < mostPages; page += 1) {
      const people = await recordedPeople(tx, { after, limit: pageRows });
      const rows: ElderRecord[] = [];
      for (const person of people) {
        const found = await entrant(tx, person, taken);
        if (found === 'known') tally.known += 1;
        if (found !== 'new') continue;
        const villageId = villageOf(villages, person)?.id ?? null;
        tally.withoutVillage += villageId ? 0 : 1;
        rows.push(rowOf({ blank, person, number, villageId }));
        number += 1;
      }
      await insertElders(tx, rows);
      tally.added += rows.length;
      if (people.length < pageRows) break;
      after = people.at(-1)?.number ?? after;
    }
    await emit(tx, [
      { type: events.elderChanged, subject: ctx.tenantId, payload: {}, audience: {} },
    ]);
    await audit(tx, [{ action: 'care.takeFromRecords', subject: ctx.tenantId, detail: tally }]);
    return tally;
  });
}

async function entrant(
  tx: Tx,
  person: RecordedPerson,
  taken: Set<string>,
): Promise<'young' | 'known' | 'new'> {
  const age = ageOn(person.birthDay, localDay(tx.ctx.clock.now()));
  if (age === null || age < registerAge || age > 120 || !person.identityNumber) return 'young';
  const index = await numberIndex(tx, person.identityNumber);
  if (taken.has(index)) return 'known';
  taken.add(index);
  return 'new';
}

interface Entrant {
  readonly blank: Awaited<ReturnType<typeof blankElder>>;
  readonly person: RecordedPerson;
  readonly number: number;
  readonly villageId: string | null;
}

function rowOf({ blank, person, number, villageId }: Entrant): ElderRecord {
  return {
    ...blank,
    id: uuidv7(),
    number,
    personId: null,
    recordId: person.id,
    name: person.name,
    gender: person.gender,
    birthDay: person.birthDay,
    idNumber: person.identityNumber,
    phone: canonicalMobile(person.phone) ?? '',
    address: person.address,
    villageId,
    gridCellId: null,
    longitude: null,
    latitude: null,
    livingAlone: false,
    disability: 'none',
    note: '',
    consentHow: 'none',
    consentAt: null,
  };
}
