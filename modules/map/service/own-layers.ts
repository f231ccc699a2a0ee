/** The town's own layers: made of files and drawings, changed, removed. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { OwnImport, OwnLayer, OwnLayerInput } from '../contract.ts';
import { problem } from '../problems.ts';
import { mostCornersKept, type ReadFeature, readFeature } from '../rules/read-features.ts';
import {
  addFeatures,
  clearFeatures,
  deleteFeature,
  deleteLayer,
  featureCounts,
  layerRows,
  lockLayer,
  saveLayer,
} from '../store/own-layers.ts';
import type { FeatureRow, LayerRow } from '../store/tables.ts';
import { readFile } from './read-file.ts';

/** Features are written so many at a time. */
const aBatch = 5000;

/** All layers with how much is in them. */
export function listOwnLayers(ctx: Ctx): Promise<{ items: OwnLayer[] }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const counts = await featureCounts(tx);
    const rows = await layerRows(tx);
    return {
      items: rows.map(({ tenantId: _tenant, position: _at, ...row }) => ({
        ...row,
        features: counts.get(row.id) ?? 0,
      })),
    };
  });
}

/** What an upload carries. */
interface Upload extends OwnLayerInput {
  readonly replaces: string | null;
  readonly contentBase64: string;
}

/** Makes a layer of a file, or fills one anew. @throws as readFile; not-found */
export async function importLayer(ctx: Ctx, upload: Upload): Promise<OwnImport> {
  const { contentBase64, replaces, ...said } = upload;
  const read = await readFile(Buffer.from(contentBase64, 'base64'), ctx.locale);
  const geometry = read.features.every((one) => one.geometry.type === 'Point') ? 'point' : 'area';
  const layerId = await ctx.database.inTenant(ctx, async (tx) => {
    const before = replaces ? await lockLayer(tx, replaces) : undefined;
    if (replaces && !before) throw notFound(ctx);
    const layer: LayerRow = {
      id: before?.id ?? uuidv7(),
      tenantId: ctx.tenantId,
      ...said,
      geometry,
      position: before?.position ?? (await layerRows(tx)).length,
      version: (before?.version ?? 0) + 1,
    };
    await saveLayer(tx, layer);
    if (before) await clearFeatures(tx, before.id);
    for (let from = 0; from < read.features.length; from += aBatch) {
      const batch = read.features.slice(from, from + aBatch);
      await addFeatures(
        tx,
        batch.map((one) => rowOf(ctx, layer.id, one)),
      );
    }
    await note(tx, 'importLayer', layer.id, { features: read.features.length });
    return layer.id;
  });
  const { simplified, faults, faultCount } = read;
  return {
    layerId,
    taken: read.features.length,
    simplified,
    mostCorners: mostCornersKept,
    faults: [...faults],
    faultCount,
  };
}

function rowOf({ tenantId }: Ctx, layerId: string, read: ReadFeature): FeatureRow {
  const geometry = read.geometry as FeatureRow['geometry'];
  return { id: uuidv7(), tenantId, layerId, ...read, geometry };
}

/** Changes what is said of a layer. @throws not-found, changed-meanwhile */
export function saveOwnLayer(
  ctx: Ctx,
  layerId: string,
  { version, ...said }: OwnLayerInput & { version: number },
): Promise<{ version: number }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const layer = await locked(tx, layerId, version);
    await saveLayer(tx, { ...layer, ...said, version: version + 1 });
    await note(tx, 'saveOwnLayer', layerId, {});
    return { version: version + 1 };
  });
}

/** Removes a layer. @throws not-found, changed-meanwhile */
export function removeOwnLayer(ctx: Ctx, layerId: string, version: number): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await locked(tx, layerId, version);
    await deleteLayer(tx, layerId);
    await note(tx, 'removeOwnLayer', layerId, {});
  });
}

/** Adds what was drawn. @throws not-found, map-shape-faulty */
export async function addToOwnLayer(
  ctx: Ctx,
  layerId: string,
  drawn: { readonly name: string; readonly geometry: unknown },
): Promise<{ id: string; simplified: boolean }> {
  const { name, geometry } = drawn;
  const read = readFeature({ geometry, properties: { name } }, ctx.locale);
  if (typeof read === 'string') throw problem('map-shape-faulty', { fault: read });
  return ctx.database.inTenant(ctx, async (tx) => {
    const layer = await lockLayer(tx, layerId);
    if (!layer) throw notFound(ctx);
    const row = rowOf(ctx, layerId, read.feature);
    const isPoint = row.geometry.type === 'Point';
    await saveLayer(tx, {
      ...layer,
      geometry: isPoint ? layer.geometry : 'area',
      version: layer.version + 1,
    });
    await addFeatures(tx, [row]);
    await note(tx, 'addToOwnLayer', layerId, { feature: row.id });
    return { id: row.id, simplified: read.isSimplified };
  });
}

/** Removes one thing of a layer. @throws not-found */
export function removeFromOwnLayer(ctx: Ctx, layerId: string, featureId: string): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    if (!(await deleteFeature(tx, layerId, featureId))) throw notFound(ctx);
    await note(tx, 'removeFromOwnLayer', layerId, { feature: featureId });
  });
}

const notFound = ({ locale }: Ctx) =>
  generalProblem('not-found', { what: locale === 'zh' ? '这个图层' : 'this layer' });

async function locked(tx: Tx, id: string, version: number): Promise<LayerRow> {
  const layer = await lockLayer(tx, id);
  if (!layer) throw notFound(tx.ctx);
  if (layer.version !== version) throw generalProblem('changed-meanwhile', { what: layer.name });
  return layer;
}

async function note(
  tx: Tx,
  action: string,
  subject: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await audit(tx, [{ action: `map.${action}`, subject, detail }]);
  await emit(tx, [
    { type: 'map.ownLayersChanged', subject, payload: {}, audience: { everyone: true } },
  ]);
}
