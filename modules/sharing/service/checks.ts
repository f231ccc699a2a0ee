/** What a request must say before anybody looks at it. */
import type { ResourceView } from '#modules/catalogue/index.ts';
import { isReadInPlace } from '#modules/intake/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Condition, RequestInput } from '../contract/index.ts';
import { longestPeriodDays, shortestWords } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { unfitCondition } from '../rules/conditions.ts';
import { daysBetween, isDay, localDay } from '../rules/period.ts';

/** Whether rows can be read at all: they were brought in, or are read at their source. */
export async function isReadable(tx: Tx, { id, kind }: ResourceView): Promise<boolean> {
  return kind === 'held' || isReadInPlace(tx, id);
}

/** Refuses what cannot be asked. @throws resource-closed, resource-not-held, resource-own, words-short and the like */
export function refuseUnfit(
  ctx: Ctx,
  input: RequestInput,
  {
    resource,
    departmentId,
    isReadable,
  }: {
    readonly resource: ResourceView;
    readonly departmentId: string;
    readonly isReadable: boolean;
  },
): void {
  if (resource.ownerDepartmentId === departmentId) {
    throw problem('resource-own', { title: resource.titleZh });
  }
  if (resource.grade === 'closed') throw problem('resource-closed', { title: resource.titleZh });
  if (!isReadable) throw problem('resource-not-held', { title: resource.titleZh });
  requireWords(input.purpose, '/purpose');
  if (input.basis === 'otherLaw' && input.basisWords.trim().length < shortestWords) {
    throw problem('basis-words-missing', {}, [
      { pointer: '/basisWords', detail: input.basisWords || '—' },
    ]);
  }
  const unknown = input.fields.find((key) => !resource.fields.some((one) => one.key === key));
  if (unknown) {
    throw problem('shared-field-unknown', { field: unknown }, [
      { pointer: '/fields', detail: unknown },
    ]);
  }
  refuseConditionsUnfit(input.conditions, resource);
  refusePeriod(ctx, input);
}

/** @throws words-short */
export function requireWords(words: string, pointer: string): void {
  if (words.trim().length >= shortestWords) return;
  throw problem('words-short', { least: shortestWords }, [{ pointer, detail: words || '—' }]);
}

/** @throws condition-unfit, shared-field-unknown */
export function refuseConditionsUnfit(
  conditions: readonly Condition[],
  { fields }: Pick<ResourceView, 'fields'>,
): void {
  const unfit = unfitCondition(conditions, fields);
  if (!unfit) return;
  const field = fields.find(({ key }) => key === unfit.key)?.titleZh ?? unfit.key;
  const code = unfit.isKnown ? 'condition-unfit' : 'shared-field-unknown';
  throw problem(code, { field }, [{ pointer: `/conditions/${unfit.index}`, detail: field }]);
}

function refusePeriod({ clock }: Ctx, { fromDay, untilDay }: RequestInput): void {
  const today = localDay(clock.now());
  const fits =
    isDay(fromDay) &&
    isDay(untilDay) &&
    fromDay <= untilDay &&
    untilDay >= today &&
    daysBetween(fromDay, untilDay) <= longestPeriodDays;
  if (!fits) {
    throw problem('period-unfit', { days: longestPeriodDays }, [
      { pointer: '/untilDay', detail: untilDay },
    ]);
  }
}
