/** Rows of the store as the pages see them. */
import { resourcesOf } from '#modules/catalogue/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { type EntityKind, fieldsOfKind, listFields, type RecordField } from '../contract/kinds.ts';
import type { SampleValues } from '../contract/settings.ts';
import type { ActView, EntityRow, MemberView } from '../contract/shapes.ts';
import { keptValue, type MemberContent } from '../rules/golden.ts';
import { ageOn } from '../rules/lists.ts';
import { entitiesOf } from '../store/entities.ts';
import { sourceRows } from '../store/sources.ts';
import type { ActRecord, EntityRecord, MemberRecord, SourceRow } from '../store/tables.ts';

/** A source with the words for its resource. */
export interface NamedSource extends SourceRow {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Sources by id. */
export async function namedSources(tx: Tx): Promise<ReadonlyMap<string, NamedSource>> {
  const resources = new Map((await resourcesOf(tx, { retired: true })).map((one) => [one.id, one]));
  return new Map(
    (await sourceRows(tx)).map((source) => {
      const resource = resources.get(source.resourceId);
      const { code = '', titleZh: zh = '', titleEn: en = '' } = resource ?? {};
      return [source.id, { ...source, code, zh, en }];
    }),
  );
}

/** A line of a list of records. */
export function entityRow(tx: Tx, entity: EntityRecord): EntityRow {
  const { id, kind, number, name, identityNumber, gender, phone, address, villageName } = entity;
  return {
    id,
    kind,
    number,
    name,
    identityNumber,
    gender,
    age: ageOn(entity.birthDate, localDay(tx.ctx.clock.now())),
    phone,
    address,
    villageName,
    memberCount: entity.memberCount,
    sourceCount: entity.sourceCount,
    updatedAt: entity.updatedAt.toISOString(),
  };
}

const inColumns: readonly RecordField[] = [
  'name',
  'identityNumber',
  'gender',
  'birthDate',
  'phone',
  'address',
];

/** What a row says, as pages show it. */
export function valuesOf(kind: EntityKind, content: MemberContent): SampleValues {
  const value = (field: RecordField) => keptValue(field, content[field] ?? '');
  return {
    name: value('name'),
    identityNumber: value('identityNumber'),
    birthDate: value('birthDate'),
    gender: value('gender'),
    phone: value('phone'),
    address: content.address ?? '',
    facts: [...fieldsOfKind[kind], ...listFields]
      .filter((field) => !inColumns.includes(field) && (content[field] ?? '') !== '')
      .map((field) => ({ field, value: value(field) })),
  };
}

/** A row of a department as a record shows it. */
export function memberView(member: MemberRecord, source: NamedSource | undefined): MemberView {
  return {
    id: member.id,
    resourceCode: source?.code ?? '',
    resourceZh: source?.zh ?? '',
    resourceEn: source?.en ?? '',
    roleZh: source?.roleZh ?? '',
    roleEn: source?.roleEn ?? '',
    changedAt: member.changedAt.toISOString(),
    ...valuesOf(member.kind, member.content),
  };
}

/** An act, with the numbers of the other records. */
export async function actView(tx: Tx, act: ActRecord): Promise<ActView> {
  const [view] = await actViews(tx, [act], act.entityId);
  if (!view) throw new Error('an act has a view');
  return view;
}

/** Acts as seen from one of the records that had a part. */
export async function actViews(
  tx: Tx,
  acts: readonly ActRecord[],
  entityId: string,
): Promise<ActView[]> {
  const others = acts.map((act) =>
    [act.entityId, ...act.otherIds].filter((other) => other !== entityId),
  );
  const entities = await entitiesOf(tx, [...new Set(others.flat())]);
  const numbers = new Map(entities.map(({ id, number }) => [id, number]));
  return acts.map((act, at) => ({
    id: act.id,
    kind: act.kind,
    byMachine: act.byMachine,
    madeByName: act.madeByName,
    reason: act.reason,
    madeAt: act.madeAt.toISOString(),
    moved: act.moves.length,
    otherNumbers: (others[at] ?? []).flatMap((id) => numbers.get(id) ?? []),
    undone: act.undoneBy !== null,
  }));
}
