/** The settings that row-level security reads: set inside each transaction, gone with it. */
import type { Ctx } from '../context/index.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * One `SELECT set_config(…)` for the tenant and the actor's reach. Only uuids and words of our own
 * enter the text, each checked, so that it can travel in the same round trip as `BEGIN`.
 */
export function scopeSettings(ctx: Ctx): string {
  const { scope, onBehalfOf } = ctx.actor;
  // Who acts for a resident reaches that resident's own rows, not one's own.
  const personId = onBehalfOf?.personId ?? ctx.actor.personId;
  const settings: [string, string][] = [
    ['app.tenant_id', checked(ctx.tenantId)],
    ['app.scope', scope.kind],
    ['app.person_id', personId ? checked(personId) : ''],
    ['app.departments', arrayOf(scope.departmentIds)],
    ['app.villages', arrayOf(scope.villageIds)],
    ['app.grid_cells', arrayOf(scope.gridCellIds)],
    ['app.confidential', scope.confidential ? 'yes' : ''],
  ];
  return `SELECT ${settings.map(([name, value]) => `set_config('${name}','${value}',true)`).join(',')}`;
}

function arrayOf(ids: readonly string[]): string {
  return `{${ids.map(checked).join(',')}}`;
}

function checked(id: string): string {
  if (!uuid.test(id)) throw new Error(`not a uuid: ${JSON.stringify(id)}`);
  return id;
}
