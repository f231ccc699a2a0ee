/** Who reports: oneself, somebody for whom a member of staff takes it down, or a resident for whom one acts. */
import type { Actor, Ctx } from '#platform/context/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { subjectOf } from '#platform/proxy/index.ts';
import { canonicalMobile, maskName } from '#platform/text/index.ts';
import { personById } from '#modules/people/index.ts';
import type { ReportInput } from '../contract/index.ts';

const channelOfRole: readonly (readonly [string, string])[] = [
  ['gridWorker', 'gridWorker'],
  ['clerk', 'window'],
  ['officer', 'hotline'],
];

/** Who reported, and who took it down or did it for them. */
export async function reporterOf(ctx: Ctx, input: ReportInput) {
  const { actor } = ctx;
  const hidden = input.anonymous ?? false;
  const behalf = actor.onBehalfOf;
  const principal = behalf && !hidden ? await principalOf(ctx) : undefined;
  const channel = channelOf(ctx, input);
  const takesDown = behalf !== undefined || (actor.kind === 'staff' && channel !== 'gridWorker');
  const isNamed = actor.kind === 'staff' || actor.kind === 'apiKey';
  const discreet = hidden || (input.confidential ?? false);
  return {
    channel,
    phone: hidden ? null : (phoneOf(input) ?? principal?.phone ?? null),
    name: hidden ? '' : ((input.reporterName?.trim() || principal?.name) ?? ''),
    reporterId: hidden ? null : takesDown ? (principal?.id ?? null) : actor.personId,
    takenBy: takesDown ? actor.personId : null,
    // Whoever may see the case reads its timeline: names of residents stand there masked, as everywhere.
    takenByName: isNamed ? actor.name : behalf && !discreet ? maskName(actor.name) : '',
    onBehalfOf: takesDown ? nameInTrace(actor, discreet) : null,
  };
}

function nameInTrace({ kind, onBehalfOf }: Actor, discreet: boolean): string {
  const name = onBehalfOf && !discreet ? maskName(onBehalfOf.name) : '';
  return name || (kind === 'staff' ? '来电或到窗口的居民' : '家人');
}

function principalOf(ctx: Ctx) {
  return ctx.database.inTenant(ctx, (tx) => personById(tx, subjectOf(ctx, 'report')));
}

function channelOf({ actor }: Ctx, input: ReportInput): string {
  if (actor.kind === 'apiKey') return 'open311';
  if (actor.kind !== 'staff') return 'resident';
  const own = channelOfRole.find(([role]) => actor.roles.includes(role))?.[1];
  return input.channel ?? own ?? 'gridWorker';
}

function phoneOf(input: ReportInput): string | undefined {
  const phone = input.reporterPhone ? canonicalMobile(input.reporterPhone) : undefined;
  if (input.reporterPhone && !phone && !input.anonymous) {
    throw generalProblem('request-invalid', { count: 1 }, [
      {
        pointer: '/reporterPhone',
        detail: '不是 11 位手机号',
        detailEn: 'not a mobile number of 11 digits',
      },
    ]);
  }
  return phone ?? undefined;
}
