/** The duty matrix as a function: total over every category and place. */
import type { CategoryRow, DutyRow, LargeClassRow } from '../store/tables.ts';
import type { Category, ChangedMatter, Duty, DutyBook, Matter } from '../types.ts';

/** What the book must know of the ground. */
export interface BookGround {
  readonly gridCells: readonly { readonly id: string; readonly villageId: string }[];
  readonly villages: readonly { readonly id: string; readonly kind: 'village' | 'quarter' }[];
  readonly departments: readonly { readonly id: string }[];
  readonly office: { readonly id: string } | undefined;
}

/** The rows of a town's matrix. */
export interface BookRows {
  readonly largeClasses: readonly LargeClassRow[];
  readonly categories: readonly CategoryRow[];
  readonly duties: readonly DutyRow[];
}

/** When nothing is written down: the office answers, within the usual five working days. */
const officeResponse = { amount: 4, unit: 'workingHour' } as const;
const officeDeadline = { amount: 5, unit: 'workingDay' } as const;

/** Makes the matrix ready to ask. */
export function dutyBook(rows: BookRows, ground: BookGround): DutyBook {
  const categories = categoriesOf(rows);
  const byCode = new Map(categories.map((category) => [category.code, category]));
  const departments = new Set(ground.departments.map(({ id }) => id));
  // A retired department answers for nothing: its rows are passed over.
  const duties = new Map(
    rows.duties
      .filter((row) => departments.has(row.leadDepartmentId))
      .map((row) => [keyOf(row.categoryCode, placeOf(row)), row]),
  );
  const villageOfCell = new Map(ground.gridCells.map(({ id, villageId }) => [id, villageId]));
  const divisions = new Map(
    ground.villages.map(({ id, kind }) => [id, kind === 'quarter' ? 'marketQuarter' : 'village']),
  );
  const dutyFor = (matter: Matter): Duty => {
    const category = byCode.get(matter.categoryCode);
    const largeClass = category?.largeClassCode ?? matter.categoryCode.slice(0, 4);
    const villageId = matter.villageId ?? villageOfCell.get(matter.gridCellId ?? '') ?? null;
    const steps = stepsFor({ ...matter, villageId }, divisions.get(villageId ?? ''));
    for (const code of [matter.categoryCode, largeClass]) {
      for (const step of steps) {
        const row = duties.get(keyOf(code, step.place));
        if (row)
          return dutyOf(row, code === matter.categoryCode ? step.source : 'largeClass', {
            category,
            departments,
          });
      }
    }
    return officeDuty(ground.office?.id ?? '', category);
  };
  return {
    categories: categories.filter(({ active }) => active),
    category: (code) => byCode.get(code),
    dutyFor,
  };
}

interface Step {
  readonly place: string;
  readonly source: Duty['source'];
}

/** From the most special place to anywhere. */
function stepsFor(matter: Matter, division: string | undefined): Step[] {
  const steps: (Step | false)[] = [
    matter.gridCellId !== null && { place: `cell ${matter.gridCellId}`, source: 'gridCell' },
    matter.villageId !== null && { place: `village ${matter.villageId}`, source: 'village' },
    Boolean(matter.placeKind) && { place: `kind ${matter.placeKind ?? ''}`, source: 'placeKind' },
    division !== undefined && { place: `kind ${division}`, source: 'placeKind' },
    { place: 'anywhere', source: 'default' },
  ];
  return steps.filter((step) => step !== false);
}

function placeOf(row: Pick<DutyRow, 'gridCellId' | 'villageId' | 'placeKind'>): string {
  if (row.gridCellId) return `cell ${row.gridCellId}`;
  if (row.villageId) return `village ${row.villageId}`;
  return row.placeKind ? `kind ${row.placeKind}` : 'anywhere';
}

function keyOf(categoryCode: string, place: string): string {
  return `${categoryCode} ${place}`;
}

function dutyOf(
  row: DutyRow,
  source: Duty['source'],
  { category, departments }: { category: Category | undefined; departments: ReadonlySet<string> },
): Duty {
  return {
    dutyId: row.id,
    source,
    leadDepartmentId: row.leadDepartmentId,
    assistingDepartmentIds: row.assistingDepartmentIds.filter(
      (id) => departments.has(id) && id !== row.leadDepartmentId,
    ),
    teamZh: row.teamZh,
    response: { amount: row.responseAmount, unit: row.responseUnit },
    deadline: { amount: row.deadlineAmount, unit: row.deadlineUnit },
    verifyBy: row.verifyBy,
    registrationCondition: row.registrationCondition || (category?.registrationCondition ?? ''),
    closingCondition: row.closingCondition || (category?.closingCondition ?? ''),
  };
}

function officeDuty(officeId: string, category: Category | undefined): Duty {
  return {
    dutyId: null,
    source: 'office',
    leadDepartmentId: officeId,
    assistingDepartmentIds: [],
    teamZh: '',
    response: officeResponse,
    deadline: officeDeadline,
    verifyBy: 'officer',
    registrationCondition: category?.registrationCondition ?? '',
    closingCondition: category?.closingCondition ?? '',
  };
}

function categoriesOf({ categories, largeClasses }: BookRows): Category[] {
  const classes = new Map(largeClasses.map((one) => [one.code, one]));
  return categories
    .map(({ tenantId: _, version: __, ...row }): Category => {
      const large = classes.get(row.largeClassCode);
      return {
        ...row,
        kind: large?.kind ?? 'event',
        largeClassZh: large?.nameZh ?? '',
        largeClassEn: large?.nameEn ?? '',
      };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Every category and village whose duty differs between two books, by the ground of today. */
export function changedMatters(
  before: DutyBook,
  after: DutyBook,
  ground: BookGround,
): ChangedMatter[] {
  const codes = new Set([...before.categories, ...after.categories].map(({ code }) => code));
  const found = new Map<
    string,
    { -readonly [K in keyof ChangedMatter]: ChangedMatter[K] } & { gridCellIds: string[] }
  >();
  for (const categoryCode of [...codes].sort()) {
    for (const { id: gridCellId, villageId } of ground.gridCells) {
      const matter = { categoryCode, gridCellId, villageId };
      const [old, next] = [before.dutyFor(matter), after.dutyFor(matter)];
      if (essence(old) === essence(next)) continue;
      const key = `${categoryCode} ${villageId} ${essence(old)} ${essence(next)}`;
      const known = found.get(key);
      if (known) known.gridCellIds.push(gridCellId);
      else
        found.set(key, {
          categoryCode,
          villageId,
          gridCellIds: [gridCellId],
          before: old,
          after: next,
        });
    }
  }
  return [...found.values()];
}

/** What matters of a duty to an open case. */
function essence({ dutyId: _, source: __, ...duty }: Duty): string {
  return JSON.stringify(duty);
}
