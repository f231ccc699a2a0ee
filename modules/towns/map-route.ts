/** `GET /api/v1/map/base`: the town's own map, public, kept ready as bytes and answered by ETag. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { HttpServer } from '#platform/http/index.ts';
import { TenantCache } from '#platform/tenant-cache/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { boundsOf } from './rules/ground.ts';
import { groundRevision, groundRows, mapLayerRows } from './store/read.ts';
import type { GridCellRow, VillageRow } from './store/tables.ts';

interface MapBytes {
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly brotli: Buffer;
}

const pack = {
  gzip: promisify(gzip),
  brotli: promisify(brotliCompress),
};

const maps = new TenantCache<MapBytes>({ revision: groundRevision, load: mapBytes });

/** Mounts the route. */
export function mountMap(server: HttpServer, app: FastifyInstance): void {
  app.get('/api/v1/map/base', async (request, reply) => {
    const map = await maps.get(await server.ctxOf(request, 'public'));
    void reply
      .header('etag', map.etag)
      .header('cache-control', 'public, max-age=300, stale-while-revalidate=86400')
      .header('vary', 'accept-encoding, cookie, x-zhenshu-town');
    if (request.headers['if-none-match'] === map.etag) return reply.code(304).send();
    const encoding = encodingFor(request);
    if (encoding) void reply.header('content-encoding', encoding === 'brotli' ? 'br' : 'gzip');
    return reply.type('application/json; charset=utf-8').send(map[encoding ?? 'plain']);
  });
}

function encodingFor(request: FastifyRequest): 'brotli' | 'gzip' | null {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return 'brotli';
  return /\bgzip\b/.test(accepted) ? 'gzip' : null;
}

async function mapBytes(tx: Tx): Promise<MapBytes> {
  const plain = Buffer.from(JSON.stringify(await mapBase(tx)));
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
  return { etag, plain, gzip: await pack.gzip(plain), brotli: await pack.brotli(plain, quality) };
}

async function mapBase(tx: Tx) {
  const rows = await groundRows(tx);
  const kept = (await mapLayerRows(tx)).map(({ id, kind, titleZh, titleEn, features }) => ({
    id,
    kind,
    titleZh,
    titleEn,
    features,
  }));
  const villages = rows.villages.filter(({ active }) => active);
  const cells = rows.gridCells.filter(({ active }) => active);
  const own = [
    {
      id: 'gridCells',
      kind: 'gridCells',
      titleZh: '网格',
      titleEn: 'Grid cells',
      features: cells.map(cellFeature),
    },
    {
      id: 'villages',
      kind: 'villages',
      titleZh: '村与社区',
      titleEn: 'Villages',
      features: villages.map(villageFeature),
    },
  ].filter(({ features }) => features.length > 0);
  const outline = rows.settings?.countyOutline;
  const { centreLongitude: longitude = null, centreLatitude: latitude = null } =
    rows.settings ?? {};
  const centre = longitude === null || latitude === null ? null : { longitude, latitude };
  const areas = villages.length > 0 ? villages.map(({ area }) => area) : outline ? [outline] : [];
  return { layers: [...kept, ...own], bounds: boundsOf(areas), center: centre, centre };
}

function villageFeature({ id, code, nameZh, nameEn, kind, area }: VillageRow) {
  return {
    type: 'Feature',
    id: code,
    geometry: area,
    properties: { kind, id, code, nameZh, nameEn },
  };
}

function cellFeature({ id, code, nameZh, nameEn, villageId, area }: GridCellRow) {
  return {
    type: 'Feature',
    id: code,
    geometry: area,
    properties: { kind: 'gridCell', id, code, villageId, nameZh, nameEn },
  };
}
