/** The own account, and the board on which one stands only by consent. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { lotsOf, nextToExpire } from '../../rules/expiry.ts';
import { problem } from '../../problems.ts';
import {
  accountOf,
  consentOf,
  deleteConsent,
  entriesOf,
  entryPage,
  saveConsents,
} from '../../store/points.ts';
import { residentOfPerson } from '../../store/roll.ts';
import { trimmed } from '../names.ts';
import { type Asked, cut, idPage } from '../pages.ts';
import { subjectIn } from '../subject.ts';
import { ruleNames, rulesOf } from './rules.ts';

/** The own account: what is there, what expires next, what moved it. */
export async function ownPoints(ctx: Ctx, asked: Asked) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const personId = await subjectIn(tx);
    const page = idPage(asked);
    const rules = await rulesOf(tx);
    const account = await accountOf(tx, personId);
    const expiring = nextToExpire(lotsOf(await entriesOf(tx, personId)));
    const { rows, nextCursor } = cut(await entryPage(tx, personId, page), page);
    const consent = await consentOf(tx, personId);
    return {
      balance: account?.balance ?? 0,
      earned: account?.earned ?? 0,
      expiring: expiring && { points: expiring.points, at: expiring.at.toISOString() },
      shownName: consent?.shownName ?? null,
      items: rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        points: row.points,
        ...ruleNames(rules, row.rule),
        note: row.note,
        happenedAt: row.happenedAt.toISOString(),
        enteredAt: row.enteredAt.toISOString(),
        expiresAt: row.expiresAt?.toISOString() ?? null,
      })),
      nextCursor,
    };
  });
}

/** Agrees to stand on the village's board. @throws voice-not-held for who is not on the roll */
export async function agreeToBoard(ctx: Ctx, name: string): Promise<void> {
  const shownName = trimmed(name, 1, '/shownName');
  await ctx.database.inTenant(ctx, async (tx) => {
    const personId = await subjectIn(tx);
    const row = await residentOfPerson(tx, personId);
    if (!row?.active) {
      const why = ctx.locale === 'en' ? 'not verified as a resident' : '还没有核验居民身份';
      throw problem('voice-not-held', { why });
    }
    const { tenantId, clock } = ctx;
    const { villageId } = row;
    await saveConsents(tx, [{ tenantId, personId, shownName, villageId, givenAt: clock.now() }]);
    await audit(tx, [{ action: 'participation.agreeToBoard', subject: personId }]);
  });
}

/** Takes the consent back; boards are read by consent each time, so the name is gone at once. */
export async function leaveBoard(ctx: Ctx): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const personId = await subjectIn(tx);
    await deleteConsent(tx, personId);
    await audit(tx, [{ action: 'participation.leaveBoard', subject: personId }]);
  });
}
