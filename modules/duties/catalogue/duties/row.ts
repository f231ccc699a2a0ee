import type { DepartmentCode, DutySeed, DutySpan, PlaceKind } from '../types.ts';

type Span = readonly [amount: number, unit: DutySpan['unit']];

/** A duty in one line, as the tables are written. */
export type DutyRow = readonly [
  categoryCode: string,
  lead: DepartmentCode,
  assisting: readonly DepartmentCode[],
  deadline: Span,
  response: Span,
  gridWorkerVerifies: boolean,
];

const spanOf = ([amount, unit]: Span): DutySpan => ({ amount, unit });

/** Spells a row out; `place` narrows it to a kind of place and names the team. */
export function dutyOfRow(
  row: DutyRow,
  place?: { readonly kind: PlaceKind; readonly teamZh: string },
): DutySeed {
  const [categoryCode, lead, assisting, deadline, response, gridWorkerVerifies] = row;
  return {
    categoryCode,
    placeKind: place?.kind ?? null,
    leadDepartmentCode: lead,
    assistingDepartmentCodes: assisting,
    teamZh: place?.teamZh ?? '',
    deadline: spanOf(deadline),
    responseWithin: spanOf(response),
    gridWorkerVerifies,
  };
}
