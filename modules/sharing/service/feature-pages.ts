/** Places of granted data as OGC API Features, Part 1: Core. */
import { resourceOf } from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { Condition } from '../contract/index.ts';
import { problem } from '../problems.ts';
import {
  boxConditions,
  featureOf,
  isDatetime,
  type PlaceFields,
  placeFields,
  readBox,
} from '../rules/features.ts';
import { liveGrants } from '../store/grants.ts';
import { readRequest } from '../store/requests.ts';
import type { GrantRecord } from '../store/tables.ts';
import { departmentNames, ownDepartments } from './departments.ts';
import { isRef, readGranted, readGrantedRow } from './lake.ts';
import { readFor } from './refusals.ts';
import { openUse, releasePage } from './release.ts';

const root = '/api/v1/sharing/features';
const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
const geoJson = 'application/geo+json';
const json = 'application/json';

/** What an OGC document is made of. */
export type Document = Readonly<Record<string, unknown>>;

/** Where the caller reached this server. */
export interface Reached {
  readonly origin: string;
}

const link = (
  origin: string,
  rel: string,
  path: string,
  more: { type?: string; title?: string } = {},
) => ({
  href: `${origin}${path}`,
  rel,
  type: more.type ?? json,
  ...(more.title ? { title: more.title } : {}),
});

/** The landing page. */
export function landing(ctx: Ctx, { origin }: Reached): Document {
  const isChinese = ctx.locale === 'zh';
  return {
    title: isChinese ? '镇枢 共享数据（空间要素）' : 'Zhenshu: places of shared data',
    description: isChinese
      ? '本部门获授权的、带经纬度的共享数据。'
      : 'Data with positions that was granted to the department of the caller.',
    links: [
      link(origin, 'self', root, { title: 'this document' }),
      link(origin, 'service-desc', '/openapi.json', {
        type: 'application/vnd.oai.openapi+json;version=3.1',
        title: 'the API definition',
      }),
      link(origin, 'service-doc', '/docs', { type: 'text/html', title: 'the API documentation' }),
      link(origin, 'conformance', `${root}/conformance`),
      link(origin, 'data', `${root}/collections`),
    ],
  };
}

/** What the interface conforms to. */
export function conformance(): Document {
  const core = 'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf';
  // The definition is OpenAPI 3.1, which the class of OpenAPI 3.0 does not mean.
  return { conformsTo: [`${core}/core`, `${core}/geojson`] };
}

interface Placed {
  readonly grant: GrantRecord;
  readonly at: PlaceFields;
}

/** The collections: live grants of the own department that hold places. */
export async function collections(ctx: Ctx, { origin }: Reached): Promise<Document> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const all: Document[] = [];
    for (const placed of await placedGrants(tx)) all.push(await collectionOf(tx, placed, origin));
    return { links: [link(origin, 'self', `${root}/collections`)], collections: all };
  });
}

/** One collection. @throws not-found */
export async function collection(ctx: Ctx, { origin }: Reached, id: string): Promise<Document> {
  return ctx.database.inTenant(ctx, async (tx) =>
    collectionOf(tx, await placedGrant(tx, id), origin),
  );
}

async function placedGrants(tx: Tx): Promise<Placed[]> {
  const grants = await liveGrants(tx, await ownDepartments(tx));
  const placed: Placed[] = [];
  for (const grant of grants) {
    const resource = await resourceOf(tx, grant.resourceId);
    const at = placeFields(resource.fields, grant.fields);
    if (at) placed.push({ grant, at });
  }
  return placed;
}

async function placedGrant(tx: Tx, id: string): Promise<Placed> {
  const found = (await placedGrants(tx)).find(({ grant }) => grant.number === id);
  if (!found) throw generalProblem('not-found', { what: id });
  return found;
}

async function collectionOf(tx: Tx, { grant }: Placed, origin: string): Promise<Document> {
  const { number } = grant;
  const resource = await resourceOf(tx, grant.resourceId);
  const request = await readRequest(tx, grant.requestId);
  const name = await departmentNames(tx);
  const isChinese = tx.ctx.locale === 'zh';
  const owner = name(grant.ownerDepartmentId);
  const path = `${root}/collections/${number}`;
  return {
    id: number,
    title: isChinese ? resource.titleZh : resource.titleEn || resource.titleZh,
    description: `${isChinese ? owner.zh : owner.en} · ${request?.purpose ?? ''}`,
    itemType: 'feature',
    crs: [crs84],
    extent: { spatial: { bbox: [[-180, -90, 180, 90]], crs: crs84 } },
    links: [link(origin, 'self', path), link(origin, 'items', `${path}/items`, { type: geoJson })],
  };
}

/** What is asked of a collection. */
export interface ItemsAsked {
  readonly bbox?: string;
  readonly limit?: number;
  readonly datetime?: string;
  readonly offsetKey?: string;
}

/** Features of a page, whatever was asked for. */
const mostFeatures = 10_000;

/** Places of a collection. @throws not-found, bbox-unreadable, datetime-unreadable, cursor-unreadable, grant-ended, volume-reached */
export async function items(
  ctx: Ctx,
  { origin }: Reached,
  { id, asked }: { readonly id: string; readonly asked: ItemsAsked },
): Promise<Document> {
  const { grant, at } = await ctx.database.inTenant(ctx, (tx) => placedGrant(tx, id));
  refuseNoTime(asked.datetime);
  const boxes = conditionsOf(asked.bbox, at);
  const start = readOffset(asked.offsetKey, boxes.length);
  const ticket = await openUse(ctx, grant.id, { way: 'features', asked: boxes[start.box] ?? [] });
  const limit = Math.min(asked.limit ?? 100, mostFeatures, ticket.left);
  const asks = { after: start.after, limit };
  const page = await readFor(ctx, ticket, () => readGranted(ctx, ticket, asks));
  await releasePage(ctx, ticket, { count: page.rows.length, subjects: page.subjects });
  const next = nextOffset(page.next, start.box, boxes.length);
  const path = `${root}/collections/${id}/items`;
  const pagePath = (offset: string): string => {
    const query = new URLSearchParams({
      ...(asked.bbox ? { bbox: asked.bbox } : {}),
      ...(asked.limit ? { limit: String(asked.limit) } : {}),
      ...(asked.datetime ? { datetime: asked.datetime } : {}),
      ...(offset ? { offsetKey: offset } : {}),
    }).toString();
    return query ? `${path}?${query}` : path;
  };
  return {
    type: 'FeatureCollection',
    timeStamp: ctx.clock.now().toISOString(),
    numberReturned: page.rows.length,
    features: page.rows.map((row, index) => featureOf(page.refs[index] ?? '', row, at)),
    links: [
      link(origin, 'self', pagePath(asked.offsetKey ?? ''), { type: geoJson }),
      link(origin, 'collection', `${root}/collections/${id}`),
      ...(next ? [link(origin, 'next', pagePath(next), { type: geoJson })] : []),
    ],
  };
}

function refuseNoTime(datetime: string | undefined): void {
  if (datetime === undefined || isDatetime(datetime)) return;
  throw problem('datetime-unreadable', {}, [
    { pointer: '/querystring/datetime', detail: datetime },
  ]);
}

function conditionsOf(bbox: string | undefined, at: PlaceFields): Condition[][] {
  if (bbox === undefined) return [[]];
  const box = readBox(bbox);
  if (!box) throw problem('bbox-unreadable', {}, [{ pointer: '/querystring/bbox', detail: bbox }]);
  return boxConditions(box, at);
}

/** `<part of the box>.<row>`: a box over the meridian of 180 degrees is read in two parts. */
function readOffset(text: string | undefined, boxes: number) {
  if (!text) return { box: 0, after: null };
  const [box = '', after = ''] = text.split('.');
  const isKnown = /^[01]$/.test(box) && Number(box) < boxes && (after === '' || isRef(after));
  if (!isKnown) throw problem('cursor-unreadable');
  return { box: Number(box), after: after || null };
}

function nextOffset(next: string | null, box: number, boxes: number): string | null {
  if (next) return `${box}.${next}`;
  return box + 1 < boxes ? `${box + 1}.` : null;
}

/** One place. @throws not-found, grant-ended, volume-reached */
export async function item(
  ctx: Ctx,
  { origin }: Reached,
  { id, featureId }: { readonly id: string; readonly featureId: string },
): Promise<Document> {
  const { grant, at } = await ctx.database.inTenant(ctx, (tx) => placedGrant(tx, id));
  const ticket = await openUse(ctx, grant.id, { way: 'features', asked: [] });
  const found = await readFor(ctx, ticket, () => readGrantedRow(ctx, ticket, featureId));
  const [row] = found?.rows ?? [];
  if (!found || !row) throw generalProblem('not-found', { what: featureId });
  await releasePage(ctx, ticket, { count: 1, subjects: found.subjects });
  const path = `${root}/collections/${id}`;
  return {
    ...featureOf(featureId, row, at),
    links: [
      link(origin, 'self', `${path}/items/${featureId}`, { type: geoJson }),
      link(origin, 'collection', path),
    ],
  };
}
