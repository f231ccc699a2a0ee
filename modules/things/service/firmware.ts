/** Firmware packages. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { type FirmwareView, largestFirmwareBytes } from '../contract/firmware-operations.ts';
import { problem } from '../problems/index.ts';
import { firmwareRows, insertFirmware, retireFirmwareRow } from '../store/firmware.ts';
import type { FirmwareRow } from '../store/tables.ts';
import { keepFirmware } from './firmware-store.ts';
import { modelsOf } from './models.ts';

/** What is uploaded. */
export interface Package {
  readonly modelCode: string;
  readonly version: string;
  readonly note: string;
  readonly fileName: string;
  readonly contentBase64: string;
}

/** Packages, newest first. */
export async function listFirmware(ctx: Ctx): Promise<{ items: FirmwareView[] }> {
  const rows = await ctx.database.inTenant(ctx, firmwareRows);
  return { items: rows.map(viewOf) };
}

function viewOf({ tenantId: _, createdAt, ...row }: FirmwareRow): FirmwareView {
  return { ...row, createdAt: createdAt.toISOString() };
}

/** Keeps a package. @throws model-unknown, firmware-taken, firmware-empty, too-large */
export async function addFirmware(
  ctx: Ctx,
  { contentBase64, ...told }: Package,
  dataDirectory: string,
): Promise<FirmwareView> {
  const bytes = Buffer.from(contentBase64, 'base64');
  if (bytes.length === 0) throw problem('firmware-empty');
  if (bytes.length > largestFirmwareBytes) throw generalProblem('too-large', { limit: '16 MB' });
  if (!(await modelsOf(ctx)).get(told.modelCode)) {
    throw problem('model-unknown', { code: told.modelCode });
  }
  const sha256 = await keepFirmware(dataDirectory, bytes);
  const row: FirmwareRow = {
    id: uuidv7(),
    tenantId: ctx.tenantId,
    ...told,
    sizeBytes: bytes.length,
    sha256,
    retired: false,
    createdAt: ctx.clock.now(),
    createdByName: ctx.actor.name,
  };
  await ctx.database.inTenant(ctx, async (tx) => {
    const isNew = await insertFirmware(tx, row);
    if (!isNew) throw problem('firmware-taken', { version: told.version });
    const detail = { model: told.modelCode, version: told.version, sha256 };
    await audit(tx, [{ action: 'things.addFirmware', subject: row.id, detail }]);
  });
  return viewOf(row);
}

/** Ends new roll-outs of a package. @throws not-found */
export async function retireFirmware(ctx: Ctx, id: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await retireFirmwareRow(tx, id))) throw generalProblem('not-found', { what: '该固件' });
    await audit(tx, [{ action: 'things.retireFirmware', subject: id }]);
  });
}
