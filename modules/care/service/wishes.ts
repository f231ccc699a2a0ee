/** What somebody may wish for: a kind of help that is offered, a day that is not past. */
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { problem } from '../problems.ts';
import { dayPlus } from '../rules/age.ts';
import { serviceByCode } from '../store/settings.ts';
import type { ServiceRecord } from '../store/tables.ts';

const daysAhead = 60;

/** @throws day-unfit for a day before today or far ahead */
export function requireDay(tx: Tx, day: string): void {
  const today = localDay(tx.ctx.clock.now());
  if (day < today || day > dayPlus(today, daysAhead))
    throw problem('day-unfit', { day }, [{ pointer: '/day', detail: day }]);
}

/** @throws service-unknown */
export async function theService(tx: Tx, code: string): Promise<ServiceRecord> {
  const service = await serviceByCode(tx, code);
  if (!service?.active)
    throw problem('care-service-unknown', {}, [{ pointer: '/serviceCode', detail: code }]);
  return service;
}
