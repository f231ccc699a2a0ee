/** The model editor: judging, previewing, saving, exporting. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import { detailsOf, generalProblem } from '#platform/problems/index.ts';
import type { NewThingModel } from '../contract/model.ts';
import { problem } from '../problems/index.ts';
import { compareModels } from '../rules/compare-models.ts';
import { judgeModel, type ModelFault } from '../rules/judge-model.ts';
import { countByModel } from '../store/list.ts';
import {
  deleteModelSecret,
  lockLatestModels,
  modelRows,
  modelSecretCodes,
  saveModelSecret,
  setRetired,
} from '../store/models.ts';
import type { ModelRow } from '../store/tables.ts';
import { reloadThings, thingsOf } from './directory.ts';
import { modelsChangedIn, reloadModels, saveModels } from './models.ts';
import { watchAgain } from './presence.ts';
import { freshSecret, sealed } from './secrets.ts';

/** The models in force. */
export async function listModels(ctx: Ctx) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const counts = await countByModel(tx);
    const registering = await modelSecretCodes(tx);
    const rows = (await modelRows(tx)).filter(({ latest }) => latest);
    return {
      items: rows.map(({ code, version, content, retired, savedAt, savedByName }) => ({
        code,
        version,
        nameZh: content.nameZh,
        nameEn: content.nameEn,
        icon: content.icon,
        tags: content.tags,
        propertyCount: content.properties.length,
        eventCount: content.events.length,
        serviceCount: content.services.length,
        thingCount: counts.get(code) ?? 0,
        retired,
        savedAt: savedAt.toISOString(),
        savedByName,
        registers: registering.has(code),
      })),
    };
  });
}

async function latestRow(ctx: Ctx, code: string): Promise<ModelRow> {
  const rows = await ctx.database.inTenant(ctx, modelRows);
  const row = rows.find((one) => one.latest && one.code === code);
  if (!row) throw generalProblem('not-found', { what: `物模型 ${code}` });
  return row;
}

/** A model as it is in force. @throws not-found */
export async function viewModel(ctx: Ctx, code: string) {
  const { version, content, retired } = await latestRow(ctx, code);
  return { code, version, ...content, retired };
}

/** What a model was when, newest first. */
export async function modelVersions(ctx: Ctx, code: string) {
  const rows = await ctx.database.inTenant(ctx, modelRows);
  return {
    items: rows
      .filter((row) => row.code === code)
      .reverse()
      .map(({ version, content, note, savedBy, savedByName, savedAt }) => ({
        version,
        content: { code, ...content } as Record<string, unknown>,
        note,
        savedBy,
        savedByName,
        savedAt: savedAt.toISOString(),
      })),
  };
}

/** The sentence of a fault in the ctx's language. */
function faultText(ctx: Ctx, { code, values }: ModelFault): string {
  const { title, cure } = detailsOf(problem(code, values), ctx.locale);
  return `${title}。${cure ?? ''}`;
}

/** Judges a model and shows what saving it would change. */
export async function previewModel(ctx: Ctx, model: NewThingModel) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await modelRows(tx);
    const present = rows.find((row) => row.latest && row.code === model.code);
    const { code, ...content } = JSON.parse(JSON.stringify(model)) as NewThingModel;
    const changes = compareModels(present?.content ?? null, content);
    const isSame = present !== undefined && changes.length === 0;
    return {
      faults: judgeModel(model).map((fault) => {
        return { pointer: fault.pointer, message: faultText(ctx, fault) };
      }),
      version: isSame ? null : (present?.version ?? 0) + 1,
      thingCount: (await countByModel(tx)).get(code) ?? 0,
      changes,
    };
  });
}

/** What is saved, over which version and why. */
export interface ModelEdit {
  readonly model: NewThingModel;
  /** The version that was edited; 0 for a new model. */
  readonly version: number;
  readonly note: string;
}

/** Saves a model as a new version. @throws model-faulty, changed-meanwhile */
export async function saveModel(ctx: Ctx, { model, version, note }: ModelEdit) {
  const faults = judgeModel(model);
  if (faults.length > 0) {
    const places = faults.map((fault) => ({
      pointer: `/model${fault.pointer}`,
      detail: faultText(ctx, fault),
    }));
    throw problem('model-faulty', { count: faults.length }, places);
  }
  const saved = await ctx.database.inTenant(ctx, async (tx) => {
    const [present] = await lockLatestModels(tx, [model.code]);
    if ((present?.version ?? 0) !== version) {
      throw generalProblem('changed-meanwhile', { what: model.nameZh });
    }
    await saveModels(tx, [model], note);
    if (present && present.content.silentAfterSeconds !== model.silentAfterSeconds) {
      const things = (await thingsOf(tx)).ofModel(model.code);
      await watchAgain(
        tx,
        things.map(({ id }) => id),
      );
    }
    await audit(tx, [{ action: 'things.saveModel', subject: model.code, detail: { note } }]);
    const [after] = await lockLatestModels(tx, [model.code]);
    return after?.version ?? version;
  });
  await reloadModels(ctx);
  await reloadThings(ctx);
  return { version: saved };
}

/** Ends or allows new devices of a model. @throws not-found */
export async function retireModel(ctx: Ctx, code: string, retired: boolean): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await setRetired(tx, code, retired))) {
      throw generalProblem('not-found', { what: `物模型 ${code}` });
    }
    await modelsChangedIn(tx);
    await audit(tx, [{ action: 'things.retireModel', subject: code, detail: { retired } }]);
  });
  await reloadModels(ctx);
}

/** Models as JSON that can be imported again. @throws not-found */
export async function exportModels(ctx: Ctx, code?: string): Promise<FileReply> {
  const rows = code
    ? [await latestRow(ctx, code)]
    : (await ctx.database.inTenant(ctx, modelRows)).filter(({ latest }) => latest);
  const models = rows.map((row) => ({ code: row.code, ...row.content }));
  const text = JSON.stringify(code ? models[0] : models, null, 2);
  return {
    mediaType: 'application/json; charset=utf-8',
    fileName: `${code ?? '物模型'}.json`,
    bytes: new Uint8Array(Buffer.from(text)),
  };
}

/** Lets devices of a model register themselves, with a new secret; or ends it. @throws not-found */
export async function setModelSecret(
  ctx: Ctx,
  code: string,
  enabled: boolean,
): Promise<{ secret: string | null }> {
  await latestRow(ctx, code);
  const secret = enabled ? freshSecret() : null;
  await ctx.database.inTenant(ctx, async (tx) => {
    const { tenantId, clock } = ctx;
    if (secret) {
      const changedAt = clock.now();
      await saveModelSecret(tx, { tenantId, modelCode: code, ...sealed(secret), changedAt });
    } else await deleteModelSecret(tx, code);
    await audit(tx, [{ action: 'things.setModelSecret', subject: code, detail: { enabled } }]);
  });
  return { secret };
}
