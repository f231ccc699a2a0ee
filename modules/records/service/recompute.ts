/** Works out the records of entities from their rows: the best values, and the lists that rows put people on. */
import { resourcesOf } from '#modules/catalogue/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { fieldsOfKind, type RecordField } from '../contract/kinds.ts';
import {
  type GoldenMember,
  goldenRecord,
  type GoldenValue,
  type Precedence,
} from '../rules/golden.ts';
import { ageOn, specialLists } from '../rules/lists.ts';
import { type AddressAliases, villageOf } from '../rules/people/index.ts';
import { entitiesOf, saveEntities } from '../store/entities.ts';
import { type ListMember, replaceListMembers } from '../store/lists.ts';
import { memberRows } from '../store/members.ts';
import { precedenceRows, sourceRows } from '../store/sources.ts';
import type { EntityRecord, MemberRecord } from '../store/tables.ts';
import { withAccounts } from './accounts.ts';
import { aliasesOf } from './aliases.ts';

/** What is needed to work records out: read once for many. */
export interface Ground {
  /** Code of the resource of each source. */
  readonly codeOfSource: ReadonlyMap<string, string>;
  readonly precedence: ReadonlyMap<EntityRecord['kind'], Precedence>;
  readonly aliases: AddressAliases;
}

/** Reads what records are worked out by. */
export async function groundOf(tx: Tx): Promise<Ground> {
  const codes = new Map(
    (await resourcesOf(tx, { retired: true })).map(({ id, code }) => [id, code]),
  );
  const sources = await sourceRows(tx);
  const precedence = new Map<EntityRecord['kind'], Partial<Record<RecordField, string[]>>>();
  for (const { kind, field, resourceCodes } of await precedenceRows(tx)) {
    precedence.set(kind, { ...precedence.get(kind), [field]: resourceCodes });
  }
  return {
    codeOfSource: new Map(sources.map(({ id, resourceId }) => [id, codes.get(resourceId) ?? ''])),
    precedence,
    aliases: await aliasesOf(tx),
  };
}

/** A member as the rules for the best value see it. */
export function goldenMember({ codeOfSource }: Ground, member: MemberRecord): GoldenMember {
  return { ...member, resourceCode: codeOfSource.get(member.sourceId) ?? '' };
}

/** An entity with the values of its rows; without rows it is gone, and holds nothing. */
export function worked(
  tx: Tx,
  ground: Ground,
  entity: EntityRecord,
  members: readonly MemberRecord[],
): EntityRecord {
  const golden = goldenRecord(
    entity.kind,
    members.map((member) => goldenMember(ground, member)),
    ground.precedence.get(entity.kind) ?? {},
    ground.aliases,
  );
  const value = (field: RecordField) => golden.get(field)?.value ?? '';
  const facts = fieldsOfKind[entity.kind].filter(
    (field) => !columnFields.has(field) && golden.has(field),
  );
  return {
    ...entity,
    state: members.length > 0 ? 'live' : entity.mergedInto ? 'merged' : 'gone',
    mergedInto: members.length > 0 ? null : entity.mergedInto,
    name: nameOf(entity, value),
    identityNumber: value('identityNumber'),
    birthDate: value('birthDate'),
    gender: value('gender'),
    phone: value('phone'),
    address: value('address'),
    villageName: villageOf(value('address'), ground.aliases),
    facts: Object.fromEntries(facts.map((field) => [field, value(field)])),
    origins: originsOf(golden),
    memberCount: members.length,
    sourceCount: new Set(members.map(({ sourceId }) => sourceId)).size,
    version: entity.version + 1,
    updatedAt: tx.ctx.clock.now(),
  };
}

const columnFields = new Set<RecordField>([
  'name',
  'identityNumber',
  'birthDate',
  'gender',
  'phone',
  'address',
]);

function nameOf({ kind }: EntityRecord, value: (field: RecordField) => string): string {
  if (kind === 'person' || kind === 'organisation') return value('name');
  if (kind === 'plot') return value('plotName') || value('plotCode');
  return value('address') || value('householdNumber') || value('houseCode');
}

function originsOf(golden: ReadonlyMap<RecordField, GoldenValue>): EntityRecord['origins'] {
  return Object.fromEntries([...golden].map(([field, { memberId }]) => [field, memberId]));
}

/** Works these entities out anew. @returns as they are now */
export async function recompute(
  tx: Tx,
  entityIds: readonly string[],
  known?: Ground,
): Promise<EntityRecord[]> {
  const ground = known ?? (await groundOf(tx));
  const entities = await entitiesOf(tx, entityIds);
  const members = await memberRows(tx, { entityIds });
  const byEntity = Map.groupBy(members, ({ entityId }) => entityId);
  const rows = await withAccounts(
    tx,
    entities.map((entity) => worked(tx, ground, entity, byEntity.get(entity.id) ?? [])),
  );
  await saveEntities(tx, rows);
  await enlistByRows(tx, rows, byEntity);
  return rows;
}

/** Puts people on the lists that their rows name. */
export async function enlistByRows(
  tx: Tx,
  entities: readonly EntityRecord[],
  members: ReadonlyMap<string, readonly MemberRecord[]>,
): Promise<void> {
  const today = localDay(tx.ctx.clock.now());
  const listed: ListMember[] = [];
  const looked: string[] = [];
  for (const { id, kind, birthDate } of entities) {
    if (kind !== 'person') continue;
    const age = ageOn(birthDate, today);
    const old = specialLists.filter(({ leastAge }) => leastAge === 0 || (age ?? 0) >= leastAge);
    for (const { id: memberId, content } of members.get(id) ?? []) {
      looked.push(memberId);
      const says = old.filter(({ saysSo }) => saysSo?.(content));
      listed.push(...says.map(({ code: list }) => ({ list, memberId })));
    }
  }
  await replaceListMembers(tx, looked, listed);
}
