/** Proofs of life: face to face by the grid worker, at the window, by telephone with a reason. */
import { adopt } from '#modules/files/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { AllowanceRow, ProofDue, ProofInput } from '../contract/allowances.ts';
import { wordZh } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { ageOn, dayPlus } from '../rules/age.ts';
import { allowanceRows, insertProofs, updateAllowance } from '../store/allowances.ts';
import { eldersByIds } from '../store/elders.ts';
import {
  awaitProof,
  moveAllowance,
  proofDueAfter,
  theAllowance,
  today,
} from './allowance-moves.ts';
import { allowanceView } from './allowance-views.ts';
import { soonDays } from './allowances.ts';
import { homeOf, requirePrincipal, theElder } from './elder-views.ts';
import { placesOf } from './places.ts';

/** What owns the photos of a proof. */
export const proofOwner = 'careProof';

/** @throws proof-evidence-missing, reason-missing */
function requireEvidence({ how, reason, position, photoIds }: ProofInput): void {
  if (how === 'visit' && !position && !photoIds?.length)
    throw problem('proof-evidence-missing', {}, [{ pointer: '/position', detail: '—' }]);
  if (how === 'phone' && (reason?.trim().length ?? 0) < 2)
    throw problem('care-reason-missing', {}, [{ pointer: '/reason', detail: '—' }]);
}

/** Takes a proof: the next one is due a year later, and what was held back goes on. @throws act-not-open, … */
export async function prove(
  ctx: Ctx,
  allowanceId: string,
  { input, key }: { readonly input: ProofInput; readonly key: string | null },
): Promise<AllowanceRow> {
  requireEvidence(input);
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'care.prove', key, request: { allowanceId, ...input } }, async () => {
      const before = await theAllowance(tx, allowanceId);
      if (before.state !== 'active' && before.state !== 'suspended')
        throw problem('care-act-not-open', { state: wordZh(before.state) });
      const elder = await theElder(tx, before.elderId);
      requirePrincipal(ctx, elder);
      await elevate(tx);
      const day = today(tx);
      const id = uuidv7();
      const photoIds = input.photoIds ?? [];
      await insertProofs(tx, [
        {
          id,
          tenantId: ctx.tenantId,
          allowanceId,
          elderId: elder.id,
          day,
          how: input.how,
          reason: input.reason?.trim() ?? '',
          photoIds,
          longitude: input.position?.longitude ?? null,
          latitude: input.position?.latitude ?? null,
          madeBy: ctx.actor.personId,
          madeAt: ctx.clock.now(),
        },
      ]);
      if (photoIds.length > 0) await adopt(tx, photoIds, { owner: proofOwner, ownerId: id });
      const proved = { provedOn: day, proofDue: await proofDueAfter(tx, day) };
      const detail = { how: input.how, proofDue: proved.proofDue };
      await audit(tx, [{ action: 'care.prove', subject: allowanceId, detail }]);
      if (before.state === 'suspended') {
        const change = { ...proved, suspendedFrom: null, reason: '' };
        const move = { act: 'resume' as const, version: before.version, change };
        return allowanceView(tx, await moveAllowance(tx, { before, elder }, move));
      }
      await updateAllowance(tx, before, proved);
      const after = { ...before, ...proved, version: before.version + 1 };
      await awaitProof(tx, after);
      return allowanceView(tx, after);
    }),
  );
}

const mostDue = 300;

/** Proofs that are overdue or due soon, within reach: what is overdue longest first. */
export async function proofsDue(ctx: Ctx): Promise<{ items: ProofDue[] }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const day = today(tx);
    const question = { due: 'soon' as const, today: day, soon: dayPlus(day, soonDays) };
    const rows = await allowanceRows(tx, question, { offset: 0, limit: mostDue });
    const elders = await eldersByIds(
      tx,
      rows.map(({ elderId }) => elderId),
    );
    const names = await placesOf(tx);
    const mayContact = ctx.actor.permissions.has('care.contact');
    const items = rows.flatMap((row) => {
      const elder = elders.get(row.elderId);
      if (!elder) return [];
      const { villageZh, villageEn } = names(elder);
      return [
        {
          allowanceId: row.id,
          elderId: elder.id,
          name: elder.name,
          age: ageOn(elder.birthDay, day),
          phone: elder.phone,
          address: elder.address,
          position: mayContact ? homeOf(elder) : null,
          villageZh,
          villageEn,
          proofDue: row.proofDue,
          suspended: row.state === 'suspended',
        },
      ];
    });
    return { items };
  });
}
