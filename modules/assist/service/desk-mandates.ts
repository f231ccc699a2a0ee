/** Mandates that a resident gives or takes back beside a clerk. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { setTimers } from '#platform/timers/index.ts';
import { adopt } from '#modules/files/index.ts';
import { queueMessages } from '#modules/messages/index.ts';
import { personById } from '#modules/people/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import type { AgentNamed, MandateView, MandateWish } from '../contract/index.ts';
import { offerDays } from '../rules/mandate.ts';
import { insertMandates, lockMandate } from '../store/mandates.ts';
import { sayKinds } from './kind-words.ts';
import { move, refuseMany } from './mandate-moves.ts';
import { agentPhoneOf, newMandate } from './mandates.ts';
import { mandateViews } from './own-views.ts';
import { ownOpenSession } from './sessions.ts';
import { timerKinds } from './timer-kinds.ts';

type DeskMandate = MandateWish & AgentNamed & { readonly formFileId?: string };

/**
 * Enters a mandate: in person (the clerk has seen the card and opened the session), or by a signed form that is kept as a
 * picture. The relative accepts on the own telephone.
 * @throws not-found, session-ended, agent-phone-wrong, agent-is-principal, too-many-agents
 */
export function giveAtDesk(
  ctx: Ctx,
  sessionId: string,
  given: { readonly input: DeskMandate; readonly idempotencyKey: string | null },
): Promise<MandateView> {
  const { input, idempotencyKey } = given;
  const key = {
    operation: 'assist.giveAtDesk',
    key: idempotencyKey,
    request: { sessionId, input },
  };
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, key, async () => {
      const session = await ownOpenSession(tx, sessionId);
      const principal = await personById(tx, session.principalId);
      const agentPhone = agentPhoneOf(input.agentPhone, principal?.phone ?? null);
      await refuseMany(tx, { principalId: session.principalId });
      const row = newMandate(tx, input, {
        principalId: session.principalId,
        agentName: input.agentName.trim(),
        agentPhone,
        way: input.formFileId ? 'paper' : 'window',
        state: 'offered',
        sessionId: session.id,
        formFileId: input.formFileId ?? null,
      });
      await insertMandates(tx, [row]);
      if (input.formFileId) {
        const owner = { owner: 'assistMandate', ownerId: row.id, pointer: '/formFileId' };
        await adopt(tx, [input.formFileId], owner);
      }
      const offerEnds = new Date(ctx.clock.now().getTime() + offerDays * 86_400_000);
      const dueAt = offerEnds < row.untilAt ? offerEnds : row.untilAt;
      await setTimers(tx, [{ kind: timerKinds.mandateEnds, subject: row.id, dueAt }]);
      await queueMessages(tx, [
        {
          template: 'assist.offered',
          values: {
            principal: principal?.name ?? '家人',
            what: sayKinds(row.covers),
            until: exactInstant(row.untilAt),
          },
          to: { phone: agentPhone, name: row.agentName },
          urgency: 'routine',
          subject: { kind: 'mandate', id: row.id },
          link: '/proxy',
        },
      ]);
      const detail = { way: row.way, session: session.number };
      await audit(tx, [{ action: 'assist.giveMandate', subject: row.id, detail }]);
      const [view] = await mandateViews(tx, [row]);
      if (!view) throw generalProblem('temporarily-unavailable');
      return view;
    }),
  );
}

/** Takes a mandate back because the resident, who is there, says so. @throws not-found, session-ended, mandate-not-possible */
export function endAtDesk(ctx: Ctx, sessionId: string, mandateId: string): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const session = await ownOpenSession(tx, sessionId);
    const row = await lockMandate(tx, mandateId);
    if (row?.principalId !== session.principalId)
      throw generalProblem('not-found', { what: '授权' });
    await move(tx, row, { action: 'revoke', party: 'clerk' });
  });
}
