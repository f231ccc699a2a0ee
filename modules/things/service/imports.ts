/** Importing devices in two steps: a preview that names every faulty row, then all accepted at once. */
import { ground } from '#modules/towns/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { detailsOf, generalProblem } from '#platform/problems/index.ts';
import { doors } from '../contract/model.ts';
import type { ImportedSecrets, ThingImportPreview } from '../contract/provisioning-operations.ts';
import { problem } from '../problems/index.ts';
import {
  type AcceptedRow,
  actionOf,
  judgeRows,
  type RowFault,
  type RowGround,
  type ThingDraft,
} from '../rules/judge-rows.ts';
import { deleteOldImports, insertImport, lockImport, markApplied } from '../store/provisioning.ts';
import { externalIdHolders } from '../store/things.ts';
import { groupRows, updateThing } from '../store/write.ts';
import { addThings } from './add.ts';
import { thingsOf } from './directory.ts';
import { modelsOf } from './models.ts';
import { changingThings } from './save.ts';
import { freshSecret, secretDoors } from './secrets.ts';
import { doorWords, readThingSheet, writeThingTemplate } from './sheet.ts';

const keptSeconds = 3600;
const largestBytes = 10_485_760;
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Reads and judges a workbook; keeps what may be taken for an hour. @throws too-large */
export async function previewImport(ctx: Ctx, contentBase64: string): Promise<ThingImportPreview> {
  const bytes = Buffer.from(contentBase64, 'base64');
  if (bytes.length > largestBytes) throw generalProblem('too-large', { limit: '10 MB' });
  const file = await readThingSheet(bytes, ctx.locale);
  const now = ctx.clock.now();
  const expiresAt = new Date(now.getTime() + keptSeconds * 1000);
  return ctx.database.inTenant(ctx, async (tx) => {
    const { accepted, faults } = judgeRows(file.drafts, await rowGround(tx, file.drafts));
    const rows = new Set(accepted.map(({ row }) => row));
    const kept = file.drafts.filter(({ row }) => rows.has(row));
    const importId = kept.length > 0 ? uuidv7() : null;
    await deleteOldImports(tx, now);
    if (importId) {
      await insertImport(tx, {
        id: importId,
        tenantId: ctx.tenantId,
        rows: kept,
        createdBy: ctx.actor.personId,
        createdAt: now,
        expiresAt,
        appliedAt: null,
      });
    }
    const detail = { rows: kept.length };
    await audit(tx, [{ action: 'things.previewImport', subject: importId ?? 'nothing', detail }]);
    const judged = faults.map((fault) => {
      return { row: fault.row, column: fault.field, message: faultText(ctx, fault) };
    });
    return {
      importId,
      expiresAt: expiresAt.toISOString(),
      accepted: accepted.map((one) => {
        const { name, modelCode, code = '' } = one.thing;
        return { row: one.row, code, name, modelCode, action: actionOf(one) };
      }),
      faults: [...file.faults, ...judged].sort((a, b) => a.row - b.row).slice(0, 500),
    };
  });
}

function faultText(ctx: Ctx, { code, values }: RowFault): string {
  const { title, cure } = detailsOf(problem(code, values), ctx.locale);
  return `${title}。${cure ?? ''}`;
}

async function rowGround(tx: Tx, drafts: readonly ThingDraft[]): Promise<RowGround> {
  const town = await ground(tx);
  const directory = await thingsOf(tx);
  const models = (await modelsOf(tx)).all().map(({ model }) => model);
  const holders = await externalIdHolders(
    tx.ctx.database,
    drafts.flatMap(({ externalId }) => (externalId ? [externalId] : [])),
  );
  return {
    models,
    departments: town.departments,
    // Scenes keep groups of their own (circuits of lamps), which are known by the devices in them only.
    groupCodes: new Set([
      ...(await groupRows(tx)).map(({ code }) => code),
      ...directory.all().flatMap(({ groupCodes }) => groupCodes),
    ]),
    doors: doors.map((door) => doorWords[door]),
    byCode: (code) => directory.byCode(code),
    isTaken: (door, externalId, except) => {
      const holder = holders.get(`${door} ${externalId}`);
      return holder !== undefined && holder !== except;
    },
    insideCounty: (position) => town.insideCounty(position),
  };
}

/** Takes all accepted rows of a preview in one transaction. @throws import-things-gone, import-things-outdated */
export function applyImport(ctx: Ctx, importId: string): Promise<ImportedSecrets> {
  return changingThings(ctx, async (tx) => {
    const kept = await lockImport(tx, importId);
    const now = ctx.clock.now();
    if (!kept || kept.appliedAt || kept.expiresAt <= now) throw problem('import-things-gone');
    const drafts = kept.rows as ThingDraft[];
    const { accepted } = judgeRows(drafts, await rowGround(tx, drafts));
    const lost = drafts.length - accepted.length;
    if (lost > 0) throw problem('import-things-outdated', { count: lost });
    const fresh = accepted.filter(({ present }) => !present).map(({ thing }) => thing);
    const sealedThings = fresh.map((thing) => {
      const wantsSecret = secretDoors.has(thing.door) && thing.externalId;
      return wantsSecret ? { ...thing, secret: freshSecret() } : thing;
    });
    const added = await addThings(tx, sealedThings);
    const changing = accepted.filter((row) => actionOf(row) === 'change');
    for (const row of changing) await changeOne(tx, row);
    await markApplied(tx, importId, now);
    const done = { added: added.length, changed: changing.length };
    await audit(tx, [{ action: 'things.applyImport', subject: importId, detail: done }]);
    const secrets = added.flatMap(({ code }, index) => {
      const thing = sealedThings[index];
      if (!thing || !('secret' in thing) || !thing.secret) return [];
      return [{ code, name: thing.name, externalId: thing.externalId ?? '', secret: thing.secret }];
    });
    return { ...done, secrets };
  });
}

async function changeOne(tx: Tx, { present, thing }: AcceptedRow): Promise<void> {
  if (!present) return;
  const model = (await modelsOf(tx)).get(thing.modelCode)?.model;
  const position = thing.position ?? null;
  const cell = position ? (await ground(tx)).cellAt(position) : null;
  await updateThing(tx, present.id, {
    name: thing.name,
    modelCode: thing.modelCode,
    modelVersion: model?.version ?? present.modelVersion,
    door: thing.door,
    externalId: thing.externalId ?? null,
    gatewayId: thing.gatewayId ?? null,
    longitude: position?.longitude ?? null,
    latitude: position?.latitude ?? null,
    address: thing.address ?? '',
    villageId: cell?.villageId ?? null,
    gridCellId: cell?.id ?? null,
    departmentId: thing.departmentId ?? null,
    groupCodes: [...(thing.groupCodes ?? [])],
  });
}

/** An empty workbook to fill in. */
export async function importTemplate(ctx: Ctx): Promise<FileReply> {
  const [first] = (await modelsOf(ctx)).all();
  const bytes = await writeThingTemplate(
    first?.model.code ?? 'street-lamp',
    (await ground(ctx)).centre,
  );
  return { mediaType: sheetType, fileName: '设备导入模板.xlsx', bytes: new Uint8Array(bytes) };
}
