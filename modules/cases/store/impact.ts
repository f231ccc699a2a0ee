/** Open cases by category and grid cell. */
import type { Tx } from '#platform/database/index.ts';

const shownExamples = 5;

/** Counts the open cases of categories in cells and names a few. */
export async function openOfCells(
  tx: Tx,
  places: readonly { readonly categoryCode: string; readonly gridCellIds: readonly string[] }[],
): Promise<{ openCases: number; examples: string[] }> {
  const pairs = places.flatMap(({ categoryCode, gridCellIds }) =>
    gridCellIds.map((cell) => ({ code: categoryCode, cell })),
  );
  const { rows } = await tx.client.query<{ number: string }>(
    `SELECT number FROM cases.cases
     WHERE tenant_id = $1 AND closed_at IS NULL
       AND (category_code, grid_cell_id) IN (SELECT * FROM unnest($2::text[], $3::uuid[]))
     ORDER BY registered_at DESC`,
    [tx.ctx.tenantId, pairs.map(({ code }) => code), pairs.map(({ cell }) => cell)],
  );
  return {
    openCases: rows.length,
    examples: rows.slice(0, shownExamples).map(({ number }) => number),
  };
}
