/**
 * Acting for a resident (代办): a relative by a mandate that the resident gave, a clerk within a session that the resident
 * consented to. The edge asks the source for a live mandate at every request, so that one taken back ends at once; both
 * identities go into audit, trace and ledger. Modules ask one thing: whose own things are meant (`subjectOf`).
 */
import type { ActKind } from '../contract/behalf.ts';
import type { Actor, Ctx } from '../context/index.ts';
import type { Database } from '../database/index.ts';
import { generalProblem } from '../problems/index.ts';
import { defineSlot } from '../slots/index.ts';

export type { ActKind, OnBehalf } from '../contract/behalf.ts';

/** Cookie by which script-free pages remember for whom one acts; nothing else reads it. */
export const behalfCookie = 'zhenshu_behalf';

/** A right to act for somebody, as it stands now. */
export interface Mandate {
  readonly id: string;
  /** By a relative, or by a clerk beside the person or on the telephone. */
  readonly kind: 'family' | 'assistance';
  readonly personId: string;
  readonly name: string;
  readonly covers: readonly ActKind[];
}

/** What the source of mandates may use. */
export interface ProxySurroundings {
  readonly database: Database;
  readonly now: Date;
}

/** Something that is about to be done for another. */
export interface ActNote {
  /** `module.operation`, or the path of a page. */
  readonly operation: string;
  readonly kind: ActKind;
  readonly isReading: boolean;
}

/** How it ended. */
export interface ActOutcome {
  readonly done: boolean;
  /** Number that people know it by (of a case, an application …), or the code of the problem. */
  readonly reference: string;
}

/** Filled by the module that keeps mandates. */
export interface ProxySource {
  /** The mandate by which `actor` acts for a person now; null when there is none (any more). */
  mandateOf(
    surroundings: ProxySurroundings,
    who: { readonly tenantId: string; readonly actor: Actor; readonly principalId: string },
  ): Promise<Mandate | null>;
  /** Notes an act before it is done, under both identities. @returns its id */
  noteAct(ctx: Ctx, act: ActNote): Promise<string>;
  settleAct(ctx: Ctx, actId: string, outcome: ActOutcome): Promise<void>;
}

/** The slot of the source of mandates. */
export const proxySlot = defineSlot<ProxySource>('proxy.source');

/** Whether a mandate covers a kind of act; reading is covered by `look`, too. */
export function covers(
  mandate: Pick<Mandate, 'covers'>,
  kind: ActKind,
  isReading: boolean,
): boolean {
  return mandate.covers.includes(kind) || (isReading && mandate.covers.includes('look'));
}

/**
 * The person whose own things a use case is about: whoever acts, or the resident for whom. Every "own" use case asks
 * here and nowhere else.
 * @throws sign-in-required; mandate-does-not-cover when the edge admitted another kind of act
 */
export function subjectOf(ctx: Ctx, kind: ActKind): string {
  const { personId, onBehalfOf } = ctx.actor;
  if (!onBehalfOf) {
    if (!personId) throw generalProblem('sign-in-required');
    return personId;
  }
  if (!onBehalfOf.personId || (onBehalfOf.act !== undefined && onBehalfOf.act !== kind))
    throw generalProblem('mandate-does-not-cover', { name: onBehalfOf.name });
  return onBehalfOf.personId;
}
