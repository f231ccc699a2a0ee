/** Records: lists, search, and the whole file of one with where each value came from. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { canonicalMobile } from '#platform/text/index.ts';
import { readNumberCursor } from '#platform/paging/index.ts';
import { fieldsOfKind, type EntityKind, type RecordField } from '../contract/kinds.ts';
import type { EntityFile, EntityRow, LinkView, Origin } from '../contract/shapes.ts';
import { problem } from '../problems.ts';
import { comparable, keptValue } from '../rules/golden.ts';
import { type AddressAliases, plainName, readIdentity } from '../rules/people/index.ts';
import { actsOf } from '../store/acts.ts';
import {
  entitiesByIndex,
  entitiesByName,
  entitiesOf,
  entityPage,
  villageCounts,
} from '../store/entities.ts';
import { listsOf } from '../store/lists.ts';
import { memberPlaces, memberRows } from '../store/members.ts';
import { waitingOf } from '../store/pairs.ts';
import type { EntityRecord, MemberRecord } from '../store/tables.ts';
import { aliasesOf } from './aliases.ts';
import { actViews, entityRow, memberView, type NamedSource, namedSources } from './views.ts';
import { isWithin, reachOf } from './reach.ts';

/** Which page of records. */
export interface EntityQuery {
  readonly kind: EntityKind;
  readonly village?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** Records of a kind in the order of their numbers. */
export function listEntities(
  ctx: Ctx,
  { kind, village, cursor, limit = 50 }: EntityQuery,
): Promise<{ items: EntityRow[]; nextCursor: string | null }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await entityPage(tx, {
      kind,
      village: village === '-' ? '' : village,
      reach: await reachOf(tx),
      afterNumber: readNumberCursor(cursor) ?? 0,
      limit,
    });
    const items = rows.slice(0, limit).map((row) => entityRow(tx, row));
    return {
      items,
      nextCursor: rows.length > limit ? String(items.at(-1)?.number ?? 0) : null,
    };
  });
}

/** How many records of a kind each village has, within the reach of whoever asks. */
export function listVillages(
  ctx: Ctx,
  kind: EntityKind,
): Promise<{ village: string; entities: number }[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const reach = await reachOf(tx);
    const counts = await villageCounts(tx, kind);
    return counts.filter(({ village: villageName }) => isWithin(reach, { villageName }));
  });
}

const mostFound = 50;

/** Finds records by name; by identity number or telephone only exactly. */
export function findEntities(
  ctx: Ctx,
  { kind, words }: { readonly kind: EntityKind; readonly words: string },
): Promise<{ items: EntityRow[]; by: 'name' | 'identityNumber' | 'phone' }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const text = words.normalize('NFKC').trim();
    await audit(tx, [{ action: 'records.find', subject: kind }]);
    const { number } = readIdentity(text);
    const phone = canonicalMobile(text);
    const reach = await reachOf(tx);
    const found = async (by: 'identityNumber' | 'phone', value: string) => ({
      by,
      items: (await entitiesByIndex(tx, by, value))
        .filter((row) => isWithin(reach, row))
        .map((row) => entityRow(tx, row)),
    });
    if (kind === 'person' && number.length >= 15) return found('identityNumber', number);
    if (kind === 'person' && phone) return found('phone', phone);
    const name = kind === 'person' ? plainName(text) : text;
    const asked = { words: name || text, reach, limit: mostFound };
    const rows = await entitiesByName(tx, kind, asked);
    return { by: 'name', items: rows.map((row) => entityRow(tx, row)) };
  });
}

/** The rows of a record, with the sources that they are of. */
interface OwnRows {
  readonly members: readonly MemberRecord[];
  readonly sources: ReadonlyMap<string, NamedSource>;
}

/** A record, whole but masked. @throws record-unknown */
export function readFile(ctx: Ctx, entityId: string): Promise<EntityFile> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const [entity] = await entitiesOf(tx, [entityId]);
    if (!entity || !isWithin(await reachOf(tx), entity)) throw problem('record-unknown');
    const members = await memberRows(tx, { entityIds: [entityId] });
    const sources = await namedSources(tx);
    return {
      ...entityRow(tx, entity),
      birthDate: entity.birthDate,
      state: entity.state,
      mergedInto: entity.mergedInto,
      version: entity.version,
      facts: factsOf(entity),
      origins: originsOf(entity, { members, sources, aliases: await aliasesOf(tx) }),
      members: members.map((member) => memberView(member, sources.get(member.sourceId))),
      links: await linksOf(tx, entity, { members, sources }),
      acts: await actViews(tx, await actsOf(tx, entityId), entityId),
      lists: await listsOf(tx, entityId),
      doubtful: await waitingOf(
        tx,
        members.map(({ id }) => id),
      ),
    };
  });
}

function factsOf({ kind, facts }: EntityRecord): EntityFile['facts'] {
  return fieldsOfKind[kind].flatMap((field) => {
    const value = facts[field];
    return value === undefined ? [] : [{ field, value }];
  });
}

function originsOf(
  entity: EntityRecord,
  { members, sources, aliases }: OwnRows & { readonly aliases: AddressAliases },
): Origin[] {
  const byId = new Map(members.map((member) => [member.id, member]));
  return (Object.entries(entity.origins) as [RecordField, string][]).flatMap(
    ([field, memberId]) => {
      const member = byId.get(memberId);
      if (!member) return [];
      const source = sources.get(member.sourceId);
      const said = (content: MemberRecord['content']) =>
        comparable(field, keptValue(field, content[field] ?? ''), aliases);
      const own = said(member.content);
      const others = members
        .filter(({ id }) => id !== memberId)
        .map(({ content }) => said(content))
        .filter((value) => value !== '');
      const agreeing = others.filter((value) => value === own).length;
      const { code: resourceCode = '', zh: resourceZh = '', en: resourceEn = '' } = source ?? {};
      const contradicting = others.length - agreeing;
      return [{ field, memberId, resourceCode, resourceZh, resourceEn, agreeing, contradicting }];
    },
  );
}

/** Records that the same rows speak of: a person's household, house, plots, business. */
async function linksOf(tx: Tx, entity: EntityRecord, own: OwnRows): Promise<LinkView[]> {
  const { sources } = own;
  const rowOf = (sourceId: string, rowKey: string) =>
    `${sources.get(sourceId)?.resourceId ?? ''} ${rowKey}`;
  const rows = new Set(own.members.map(({ sourceId, rowKey }) => rowOf(sourceId, rowKey)));
  const rowKeys = [...new Set(own.members.map(({ rowKey }) => rowKey))];
  const tied = (await memberPlaces(tx, { rowKeys })).filter(
    ({ sourceId, rowKey, entityId }) => entityId !== entity.id && rows.has(rowOf(sourceId, rowKey)),
  );
  const first = new Map(tied.map((member) => [member.entityId, member]));
  const entities = await entitiesOf(tx, [...first.keys()].slice(0, 200));
  const reach = await reachOf(tx);
  return entities
    .filter((other) => other.state === 'live' && isWithin(reach, other))
    .map(({ id, kind, number, name }) => {
      const source = sources.get(first.get(id)?.sourceId ?? '');
      return {
        entityId: id,
        kind,
        number,
        name,
        roleZh: source?.roleZh ?? '',
        roleEn: source?.roleEn ?? '',
      };
    });
}
