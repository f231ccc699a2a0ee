/** Setting a town up, from the first-run wizard or the demo. */
import type { Tx } from '#platform/database/index.ts';
import type { Area, Position } from '#platform/geo/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import { rowsOf } from '../store/read.ts';
import { insertRows, saveSettings } from '../store/write.ts';
import type { DepartmentRow, Skill } from '../store/tables.ts';
import { groundChanged } from './ground.ts';

/** What is known of a town from the start. */
export interface NewTown {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly dutyPhone: string;
  readonly centre: Position | null;
  readonly countyOutline: Area | null;
}

/** A department to begin with; the first with code `office`, else the first, is the office. */
export interface NewDepartment {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly shortZh: string;
  readonly phone: string;
  readonly dutyZh: string;
  readonly skills: readonly Skill[];
}

/** Gives the transaction's tenant its settings; departments, villages and cells follow. */
export async function setUpTown(tx: Tx, town: NewTown): Promise<void> {
  const { tenantId } = tx.ctx;
  await saveSettings(tx, {
    tenantId,
    nameZh: town.nameZh,
    nameEn: town.nameEn,
    dutyPhone: town.dutyPhone,
    centreLongitude: town.centre?.longitude ?? null,
    centreLatitude: town.centre?.latitude ?? null,
    countyOutline: town.countyOutline,
    revision: uuidv7(),
  });
  await groundChanged(tx);
}

/** Adds departments in their order. A town without an office gets one among them. */
export async function addDepartments(tx: Tx, departments: readonly NewDepartment[]): Promise<void> {
  const present = await rowsOf(tx, 'departments');
  const hasOffice = present.some(({ isOffice }) => isOffice);
  const office = hasOffice
    ? undefined
    : (departments.find(({ code }) => code === 'office') ?? departments[0]);
  const rows = departments.map(
    (department, index): DepartmentRow => ({
      id: uuidv7(),
      tenantId: tx.ctx.tenantId,
      ...department,
      isOffice: department === office,
      position: present.length + index,
      active: true,
      version: 1,
    }),
  );
  await insertRows(tx, 'departments', rows);
  await saveVersions(
    tx,
    rows.map((row) => ({ kind: 'towns.departments', subject: row.id, content: row })),
  );
  await groundChanged(tx);
}
