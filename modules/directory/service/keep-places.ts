/** Entering and changing places and their kinds. */
import { ground } from '#modules/towns/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { events } from '../contract/index.ts';
import type { Kind, PlaceInput, PlaceView } from '../contract/places.ts';
import { problem } from '../problems.ts';
import { hoursFaults } from '../rules/hours.ts';
import {
  deleteKinds,
  insertPlaces,
  kindRows,
  placeByCode,
  placeById,
  placeRows,
  saveKindRows,
  updatePlace,
} from '../store/places.ts';
import type { PlaceRow } from '../store/tables.ts';
import { placeFrame, placeView } from './place-views.ts';

/** A row from what was entered; the village follows from the position. */
async function rowOf(
  tx: Tx,
  given: PlaceInput,
): Promise<Omit<PlaceRow, 'id' | 'tenantId' | 'version'>> {
  const { position, addressEn = '', noteEn = '', ...own } = given;
  const faults = given.hours ? hoursFaults(given.hours) : [];
  if (faults.length > 0) throw problem('place-faulty', { count: faults.length }, faults);
  if (!(await kindRows(tx)).some(({ code }) => code === given.kind))
    throw problem('directory-kind-unknown', { code: given.kind });
  const cell = position ? (await ground(tx)).cellAt(position) : null;
  const longitude = position?.longitude ?? null;
  const latitude = position?.latitude ?? null;
  return { ...own, addressEn, noteEn, longitude, latitude, villageId: cell?.villageId ?? null };
}

async function told(tx: Tx, action: string, row: PlaceRow): Promise<PlaceView> {
  const [subject, code] = [row.id, row.code];
  await emit(tx, [
    { type: events.changed, subject, payload: { code }, audience: { everyone: true } },
  ]);
  await audit(tx, [{ action, subject, detail: { code } }]);
  return placeView(row, await placeFrame(tx));
}

/** Enters a place. @throws place-code-taken, place-faulty, directory-kind-unknown */
export function addPlace(ctx: Ctx, given: PlaceInput): Promise<PlaceView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { code } = given;
    if (await placeByCode(tx, code)) throw problem('place-code-taken', { code });
    const own = await rowOf(tx, given);
    const row: PlaceRow = { ...own, id: uuidv7(), tenantId: ctx.tenantId, version: 1 };
    await insertPlaces(tx, [row]);
    return told(tx, 'directory.addPlace', row);
  });
}

/** Changes a place; its code stays. @throws directory-place-unknown, place-faulty, directory-kind-unknown, changed-meanwhile */
export function savePlace(
  ctx: Ctx,
  id: string,
  { version, ...given }: PlaceInput & { readonly version: number },
): Promise<PlaceView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await placeById(tx, id);
    if (!before) throw problem('directory-place-unknown');
    const own = { ...(await rowOf(tx, given)), code: before.code };
    if (!(await updatePlace(tx, { id, version }, own)))
      throw generalProblem('changed-meanwhile', {
        what: `地点“${before.nameZh}”`,
        whatEn: `the place “${before.nameEn || before.nameZh}”`,
      });
    const row: PlaceRow = { ...own, id, tenantId: ctx.tenantId, version: version + 1 };
    return told(tx, 'directory.savePlace', row);
  });
}

/** Says which kinds there are. @throws kind-in-use, request-invalid when a code stands there twice */
export async function saveKinds(ctx: Ctx, items: readonly Kind[]): Promise<{ done: boolean }> {
  const twice = items.findIndex(({ code }, at) => items.findIndex((one) => one.code === code) < at);
  if (twice >= 0) {
    const place = { pointer: `/items/${twice}/code`, detail: items[twice]?.code ?? '' };
    throw generalProblem('request-invalid', { count: 1 }, [place]);
  }
  await ctx.database.inTenant(ctx, async (tx) => {
    const [before, places] = [await kindRows(tx), await placeRows(tx)];
    const gone = before.filter(({ code }) => !items.some((item) => item.code === code));
    const used = gone.find(({ code }) => places.some(({ kind }) => kind === code));
    if (used) throw problem('kind-in-use', { code: used.code });
    const { tenantId } = ctx;
    await saveKindRows(
      tx,
      items.map(({ order, ...kind }) => ({ tenantId, ...kind, position: order })),
    );
    await deleteKinds(
      tx,
      gone.map(({ code }) => code),
    );
    const detail = { kinds: items.map(({ code }) => code) };
    await audit(tx, [{ action: 'directory.saveKinds', subject: tenantId, detail }]);
  });
  return { done: true };
}
