/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { api, GridCellInput } from './contract.ts';
import type { GridCellFields } from './rules/drafts.ts';
import { exportGround } from './service/exports.ts';
import { ground } from './service/ground.ts';
import { applyImport, previewImport } from './service/imports.ts';
import { addObject, retireObject, saveObject } from './service/objects.ts';
import { changeSettings, viewGround, viewVersions } from './service/views.ts';

const cellFields = ({ villageId, ...rest }: GridCellInput): GridCellFields => ({
  ...rest,
  villageRef: villageId,
});

/** The input without the version that only proves what was read. */
function split<T extends { readonly version: number }>(
  body: T,
): [version: number, fields: Omit<T, 'version'>] {
  const { version, ...fields } = body;
  return [version, fields];
}

export const handlers: Handlers<(typeof api)['operations']> = {
  here: async (ctx, _, call) => {
    const town = await ground(ctx);
    const tenant = await call.server.tenants.byId(ctx.tenantId);
    const nameZh = town.townName || (tenant?.nameZh ?? '');
    return {
      code: tenant?.code ?? '',
      nameZh,
      nameEn: town.townNameEn || (tenant?.nameEn ?? ''),
      dutyPhone: town.dutyPhone,
    };
  },
  placeByCode: async (ctx, { params }) => {
    const place = (await ground(ctx)).placeByCode(params.code);
    if (!place?.isQr) throw generalProblem('not-found', { what: `编号为 ${params.code} 的地点` });
    return place;
  },
  ground: (ctx, { query }) => viewGround(ctx, query),
  locate: async (ctx, { query }) => ({
    items: (await ground(ctx)).locate(query.text).map(({ place, gridCell, ...rest }) => {
      return {
        placeId: place.id,
        nameZh: place.nameZh,
        nameEn: place.nameEn,
        gridCellId: gridCell?.id ?? null,
        ...rest,
      };
    }),
  }),
  saveSettings: (ctx, { body }) => changeSettings(ctx, body),
  addVillage: (ctx, { body }) => addObject(ctx, 'villages', body),
  saveVillage: (ctx, { params, body }) => {
    const [version, fields] = split(body);
    return saveObject(ctx, 'villages', { id: params.id, version }, fields);
  },
  addGridCell: (ctx, { body }) => addObject(ctx, 'gridCells', cellFields(body)),
  saveGridCell: (ctx, { params, body }) => {
    const [version, fields] = split(body);
    return saveObject(ctx, 'gridCells', { id: params.id, version }, cellFields(fields));
  },
  addDepartment: (ctx, { body }) => addObject(ctx, 'departments', body),
  saveDepartment: (ctx, { params, body }) => {
    const [version, fields] = split(body);
    return saveObject(ctx, 'departments', { id: params.id, version }, fields);
  },
  addPlace: (ctx, { body }) => addObject(ctx, 'places', body),
  savePlace: (ctx, { params, body }) => {
    const [version, fields] = split(body);
    return saveObject(ctx, 'places', { id: params.id, version }, fields);
  },
  retire: (ctx, { params, query }) =>
    retireObject(ctx, params.kind, { id: params.id, version: query.version }),
  versions: (ctx, { params }) => viewVersions(ctx, params.kind, params.id),
  previewImport: (ctx, { body }) => previewImport(ctx, body),
  applyImport: (ctx, { params }) => applyImport(ctx, params.importId),
  exportGround: (ctx, { query }) => exportGround(ctx, query.kind, query.format),
};
