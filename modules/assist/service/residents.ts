/** The clerk finds a resident, or enters one who is not there yet. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { noteLooks, standingOf } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import { canonicalMobile, isIdentityNumber, wholeIdentityNumber } from '#platform/text/index.ts';
import {
  enterResident,
  type Person,
  peopleByIds,
  residentsNamed,
  residentWithPhone,
} from '#modules/people/index.ts';
import type { FoundResident, NewResident } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { insertPapers, paperByNumber, papersOf } from '../store/people.ts';

const mostHits = 10;
/** Enough for a queue of people, too little to go through the register. */
const searches = new RateLimit({ burst: 30, perMinute: 10 });

/** Finds residents by telephone, identity number or part of a name; who looked is kept. @throws too-many-requests */
export function findResidents(ctx: Ctx, words: string): Promise<FoundResident[]> {
  const key = `${ctx.database.url}|${ctx.actor.personId ?? ''}`;
  const seconds = searches.take(key, ctx.clock.now());
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
  return ctx.database.inTenant(ctx, async (tx) => {
    const { people, by } = await matching(tx, words.trim());
    const found = await residentViews(tx, people);
    await noteLooks(
      tx,
      found.map(({ personId }) => ({
        kind: 'work',
        subjectId: personId,
        fields: ['people.people.name'],
        rowKey: personId,
        reason: '窗口、热线查找居民',
      })),
    );
    const detail = { by, found: found.length };
    await audit(tx, [{ action: 'assist.findResident', subject: ctx.tenantId, detail }]);
    return found;
  });
}

/** What is looked for is told by its form: a card reader types only digits. */
async function matching(
  tx: Tx,
  words: string,
): Promise<{ readonly people: readonly Person[]; readonly by: 'phone' | 'idNumber' | 'name' }> {
  const phone = canonicalMobile(words);
  if (phone) {
    const person = await residentWithPhone(tx, phone);
    return { people: person ? [person] : [], by: 'phone' };
  }
  const idNumber = wholeIdentityNumber(words);
  if (isIdentityNumber(idNumber)) {
    const paper = await paperByNumber(tx, idNumber);
    return { people: paper ? await unrestricted(tx, [paper.personId]) : [], by: 'idNumber' };
  }
  return { people: await residentsNamed(tx, words, mostHits), by: 'name' };
}

async function unrestricted(tx: Tx, ids: readonly string[]): Promise<Person[]> {
  const { restricted } = await standingOf(tx, ids);
  const people = await peopleByIds(tx, ids);
  return people.filter(
    ({ id, active, kind }) => kind === 'resident' && active && !restricted.has(id),
  );
}

/** Residents as a clerk sees them; numbers are masked on their way out. */
export async function residentViews(tx: Tx, people: readonly Person[]): Promise<FoundResident[]> {
  const papers = await papersOf(
    tx,
    people.map(({ id }) => id),
  );
  const numbers = new Map(papers.map(({ personId, idNumber }) => [personId, idNumber]));
  return people.map(({ id, name, phone }) => ({
    personId: id,
    name,
    phone: phone ?? '',
    idNumber: numbers.get(id) ?? '',
  }));
}

/**
 * Enters a resident. Somebody without a telephone is known by the card that the clerk sees.
 * @throws resident-unreachable, id-number-wrong, id-number-known, phone-invalid, phone-taken
 */
export function registerResident(
  ctx: Ctx,
  input: NewResident,
  idempotencyKey: string | null,
): Promise<FoundResident> {
  const phone = input.phone?.trim() ?? '';
  const idNumber = wholeIdentityNumber(input.idNumber ?? '');
  if (phone === '' && idNumber === '') throw problem('resident-unreachable');
  if (idNumber !== '' && !isIdentityNumber(idNumber))
    throw problem('assist-id-number-wrong', {}, [
      {
        pointer: '/idNumber',
        detail: '位数或校验码不对',
        detailEn: 'the number of digits or the check digit is wrong',
      },
    ]);
  return ctx.database.inTenant(ctx, (tx) =>
    once(
      tx,
      { operation: 'assist.registerResident', key: idempotencyKey, request: input },
      async () => {
        if (idNumber !== '' && (await paperByNumber(tx, idNumber)))
          throw problem('assist-id-number-known');
        const { name, gender } = input;
        const personId = await enterResident(tx, { name, gender, phone: phone || null });
        const { tenantId, actor, clock } = ctx;
        const paper = { personId, tenantId, idNumber, seenBy: actor.personId, seenAt: clock.now() };
        if (idNumber !== '') await insertPapers(tx, [paper]);
        await audit(tx, [{ action: 'assist.registerResident', subject: personId }]);
        const [view] = await residentViews(tx, await peopleByIds(tx, [personId]));
        if (!view) throw generalProblem('temporarily-unavailable');
        return view;
      },
    ),
  );
}
