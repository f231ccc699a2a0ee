/** What a resident sees: which departments used data about them. */
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { type PageEnd, readCursor, writeCursor } from '#platform/paging/index.ts';
import type { PersonalLooks, SeenElsewhere } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { OwnUse } from '../contract/index.ts';
import { grantsByIds } from '../store/grants.ts';
import { readRequest } from '../store/requests.ts';
import { sightingPage } from '../store/uses.ts';
import { grantedFieldsOf, namingOf } from './grant-views.ts';
import { indexOfPerson } from './identities.ts';

/** A page of the uses of one's own data. @throws sign-in-required, request-invalid */
export async function ownUses(
  ctx: Ctx,
  { cursor, limit = 50 }: { readonly cursor?: string; readonly limit?: number },
) {
  const { personId } = ctx.actor;
  if (!personId) throw generalProblem('sign-in-required');
  return ctx.database.inTenant(ctx, async (tx) => {
    // Only rows of the proved number are read below.
    await elevate(tx);
    const rows = await usesOf(tx, personId, { limit, after: readCursor(cursor) });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown,
      nextCursor: last ? writeCursor(new Date(last.firstAt), last.id) : null,
    };
  });
}

/** Uses of a person's data, newest first, one more than asked; none while the number is not proved. */
async function usesOf(
  tx: Tx,
  personId: string,
  page: { readonly limit: number; readonly after: PageEnd | null },
): Promise<OwnUse[]> {
  const index = await indexOfPerson(tx, personId);
  if (!index) return [];
  const rows = await sightingPage(tx, index, page);
  const grants = await grantsByIds(
    tx,
    rows.map(({ grantId }) => grantId),
  );
  const naming = await namingOf(tx, grants);
  const uses: OwnUse[] = [];
  for (const row of rows) {
    const grant = grants.find(({ id }) => id === row.grantId);
    const request = grant && (await readRequest(tx, grant.requestId));
    const resource = grant && naming.resource(grant.resourceId);
    if (!grant || !request || !resource) continue;
    const fields = grantedFieldsOf(grant, resource);
    const [department, owner] = [naming.name(row.departmentId), naming.name(row.ownerDepartmentId)];
    uses.push({
      id: row.id,
      departmentZh: department.zh,
      departmentEn: department.en,
      ownerZh: owner.zh,
      ownerEn: owner.en,
      resourceZh: resource.titleZh,
      resourceEn: resource.titleEn || resource.titleZh,
      number: grant.number,
      fieldsZh: fields.map(({ titleZh, masked }) => (masked ? `${titleZh}（脱敏）` : titleZh)),
      fieldsEn: fields.map(({ titleEn, masked }) => (masked ? `${titleEn} (masked)` : titleEn)),
      purpose: request.purpose,
      basis: request.basis,
      way: row.way,
      times: row.times,
      firstAt: row.firstAt.toISOString(),
      lastAt: row.lastAt.toISOString(),
    });
  }
  return uses;
}

/** Fills the slot: uses by other departments stand beside the looks of the own page. */
export const usesBesideLooks: PersonalLooks = {
  page: async (tx, personId, page): Promise<SeenElsewhere[]> => {
    const uses = await usesOf(tx, personId, page);
    return uses.map((use) => ({
      id: use.id,
      viewer: { zh: use.departmentZh, en: use.departmentEn },
      whatZh: use.fieldsZh,
      whatEn: use.fieldsEn,
      reason: `${use.purpose}（${use.resourceZh}，${use.number}）`,
      seenAt: new Date(use.firstAt),
    }));
  },
};
