/** What another order of the departments would change, tried on records of which several speak; nothing is saved. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { PrecedencePreview } from '../contract/settings.ts';
import {
  comparable,
  type GoldenMember,
  goldenRecord,
  type GoldenValue,
  type Precedence,
} from '../rules/golden.ts';
import { entitiesOf, entitiesOfSeveral } from '../store/entities.ts';
import { memberRows } from '../store/members.ts';
import type { FieldOfKind } from './precedence.ts';
import { goldenMember, groundOf } from './recompute.ts';
import { valuesOf } from './views.ts';

/** Records that are looked at, and of those that are shown. */
const sampleRecords = 1000;
const shownRecords = 8;

/** Tries an order. */
export function previewPrecedence(
  ctx: Ctx,
  { kind, field }: FieldOfKind,
  resourceCodes: readonly string[],
): Promise<PrecedencePreview> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await audit(tx, [{ action: 'records.tryPrecedence', subject: `${kind}.${field}` }]);
    const ground = await groundOf(tx);
    const { aliases } = ground;
    const before = ground.precedence.get(kind) ?? {};
    const { ids, total } = await entitiesOfSeveral(tx, kind, sampleRecords);
    const byEntity = Map.groupBy(
      await memberRows(tx, { entityIds: ids }),
      ({ entityId }) => entityId,
    );
    const changes: { id: string; from: GoldenValue; to: GoldenValue; rows: GoldenMember[] }[] = [];
    for (const id of ids) {
      const rows = (byEntity.get(id) ?? []).map((member) => goldenMember(ground, member));
      const by = (precedence: Precedence) =>
        goldenRecord(kind, rows, precedence, aliases).get(field);
      const from = by(before);
      const to = by({ ...before, [field]: resourceCodes });
      if (
        from &&
        to &&
        comparable(field, from.value, aliases) !== comparable(field, to.value, aliases)
      )
        changes.push({ id, from, to, rows });
    }
    const shown = changes.slice(0, shownRecords);
    const entities = await entitiesOf(
      tx,
      shown.map(({ id }) => id),
    );
    return {
      looked: ids.length,
      total,
      changed: changes.length,
      sample: shown.map(({ id, from, to, rows }) => {
        const codeOf = (value: GoldenValue): string =>
          rows.find((row) => row.id === value.memberId)?.resourceCode ?? '';
        return {
          number: entities.find((entity) => entity.id === id)?.number ?? 0,
          before: valuesOf(kind, { [field]: from.value }),
          beforeCode: codeOf(from),
          after: valuesOf(kind, { [field]: to.value }),
          afterCode: codeOf(to),
        };
      }),
    };
  });
}
