/** Gives a town the shipped catalogue: departments, categories, duties. */
import { addDepartments, ground } from '#modules/towns/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import {
  defaultCatalogue,
  defaultDuties,
  defaultLargeClasses,
  type DepartmentSeed,
  type DutySeed,
} from '../catalogue/index.ts';
import { largeClassDuties } from '../rules/large-class-duties.ts';
import type { CategoryRow, DutyRow, LargeClassRow } from '../store/tables.ts';
import { insertCategories, insertDuties, insertLargeClasses } from '../store/write.ts';
import { matrixChanged } from './book.ts';

/**
 * Sets the transaction's town up with these departments of the catalogue and every category. A duty
 * whose lead the town does not keep goes to its office.
 * @param exchange put before the departments' extensions, e.g. `0700-8866`
 */
export async function setUpDuties(
  tx: Tx,
  departments: readonly DepartmentSeed[],
  exchange: string,
): Promise<void> {
  await addDepartments(
    tx,
    departments.map(({ code, nameZh, nameEn, shortZh, phoneExtension, dutyZh, skills }) => {
      return {
        code,
        nameZh,
        nameEn,
        shortZh,
        phone: `${exchange}${phoneExtension}`,
        dutyZh,
        skills,
      };
    }),
  );
  const { tenantId } = tx.ctx;
  await insertLargeClasses(tx, largeClassesOf(tenantId));
  const categories = categoriesOf(tenantId);
  await insertCategories(tx, categories);
  const duties = await dutiesOf(tx);
  await insertDuties(tx, duties);
  await saveVersions(tx, [
    ...categories.map((row) => ({ kind: 'duties.category', subject: row.code, content: row })),
    ...duties.map((row) => ({ kind: 'duties.duty', subject: row.id, content: row })),
  ]);
  await matrixChanged(tx);
}

function largeClassesOf(tenantId: string): LargeClassRow[] {
  return defaultLargeClasses.map(({ code, kind, nameZh, nameEn }) => ({
    tenantId,
    code,
    kind,
    nameZh,
    nameEn,
    version: 1,
  }));
}

function categoriesOf(tenantId: string): CategoryRow[] {
  return defaultCatalogue.map((seed) => ({
    tenantId,
    code: seed.code,
    largeClassCode: seed.largeClassCode,
    nameZh: seed.nameZh,
    nameEn: seed.nameEn,
    descriptionZh: seed.descriptionZh,
    keywords: [...seed.keywords],
    registrationCondition: seed.registrationConditionZh,
    closingCondition: seed.closingConditionZh,
    urgency: seed.urgency,
    icon: seed.icon,
    popular: seed.popular,
    public: seed.public,
    sensitive: seed.sensitive,
    active: true,
    version: 1,
  }));
}

async function dutiesOf(tx: Tx): Promise<DutyRow[]> {
  const town = await ground(tx);
  const byCode = new Map(town.departments.map(({ code, id }) => [code, id]));
  const officeId = town.office?.id ?? '';
  return [...defaultDuties, ...largeClassDuties(defaultDuties)].map((seed): DutyRow => {
    const lead = byCode.get(seed.leadDepartmentCode) ?? officeId;
    const assisting = seed.assistingDepartmentCodes.flatMap((code) => byCode.get(code) ?? []);
    return {
      ...spansOf(seed),
      ...emptyPlace,
      id: uuidv7(),
      tenantId: tx.ctx.tenantId,
      categoryCode: seed.categoryCode,
      placeKind: seed.placeKind,
      leadDepartmentId: lead,
      assistingDepartmentIds: assisting.filter((id) => id !== lead),
      teamZh: seed.teamZh,
      version: 1,
    };
  });
}

const emptyPlace = {
  gridCellId: null,
  villageId: null,
  registrationCondition: '',
  closingCondition: '',
};

function spansOf(seed: DutySeed) {
  return {
    responseAmount: seed.responseWithin.amount,
    responseUnit: seed.responseWithin.unit,
    deadlineAmount: seed.deadline.amount,
    deadlineUnit: seed.deadline.unit,
    verifyBy: seed.gridWorkerVerifies ? ('gridWorker' as const) : ('officer' as const),
  };
}
