/** The log at a glance, and its entries as a list. */
import type { Ctx } from '#platform/context/index.ts';
import { actSubjectsSlot, evidenceSlot } from '#platform/ledger/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { readNumberCursor } from '#platform/paging/index.ts';
import type {
  AnchorView,
  EntryView,
  Overview,
  WitnessedView,
  WitnessView,
} from '../contract/index.ts';
import { assuranceOf } from '../rules/assurance.ts';
import { anchorsAtHand, recentAnchors } from '../store/anchors.ts';
import { entryPage, ownLog, waitingCount, witnessedCheckpoint } from '../store/read.ts';
import type { AnchorRow, EntryRow, WitnessedRow, WitnessRow } from '../store/tables.ts';
import { witnessedRows, witnessRows } from '../store/witnesses.ts';
import { actNamesOf } from './act-names.ts';
import { addressOf } from './address.ts';
import { townOf } from './head.ts';
import type { LedgerHouse } from './house.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** The log of the ctx's tenant. */
export async function overview(ctx: Ctx): Promise<Overview> {
  const { house, town } = await townOf(ctx);
  const keys = await house.keys.of(town.code);
  const checkpoint = await house.filesOf(town.code).checkpoint();
  const path = await addressOf(house.host.tenants, town);
  return ctx.database.inTenant(ctx, async (tx) => {
    const log = await ownLog(tx);
    const witnesses = await witnessRows(tx);
    const anchors = await anchorsAtHand(tx);
    return {
      origin: log?.origin ?? keys.origin,
      keys: keys.log.map(({ verifier }) => verifier.text),
      keysFrom: keys.from,
      witnessKey: keys.witness.verifier.text,
      path,
      size: log?.size ?? 0,
      signedSize: log?.signedSize ?? 0,
      root: log?.root?.toString('base64') ?? null,
      signedAt: iso(log?.signedAt ?? null),
      waiting: (await waitingCount(tx)).count,
      halted: log?.halted ?? null,
      checkpoint,
      assurance: assuranceOf(witnesses, anchors),
      witnesses: witnesses.map(witnessView),
      witnessed: (await witnessedRows(tx)).map(witnessedView),
      anchoring: {
        ...anchoringOf(house),
        lastDoneAt: iso(anchors.lastDoneAt),
        waiting: anchors.waiting,
        anchors: (await recentAnchors(tx)).map(anchorView),
      },
    };
  });
}

function anchoringOf({ settings }: LedgerHouse) {
  const { anchorEverySeconds: everySeconds, anchorDirectory: directory, chain } = settings;
  return {
    everySeconds,
    directory,
    chain: chain ? (URL.parse(chain.url)?.host ?? null) : null,
    contract: chain?.contract ?? null,
  };
}

function witnessView(row: WitnessRow): WitnessView {
  const { name, key, url, knownSize, lastError } = row;
  const times = { cosignedAt: iso(row.cosignedAt), failingSince: iso(row.failingSince) };
  return { name, key, url, inside: url === null, knownSize, lastError, ...times };
}

function witnessedView(row: WitnessedRow): WitnessedView {
  const { origin, keys, inside, size, refusals, refusal, refusedNote } = row;
  const times = { cosignedAt: iso(row.cosignedAt), refusedAt: iso(row.refusedAt) };
  return { origin, keys, inside, size, refusals, refusal, refusedNote, ...times };
}

function anchorView(row: AnchorRow): AnchorView {
  const { id, target, size, state, place, attempts, lastError } = row;
  const transaction = (row.receipt as { transaction?: string } | null)?.transaction ?? null;
  return {
    id,
    target,
    size,
    state,
    place,
    attempts,
    lastError,
    transaction,
    root: row.root.toString('base64'),
    queuedAt: row.queuedAt.toISOString(),
    nextTryAt: row.nextTryAt.toISOString(),
    doneAt: iso(row.doneAt),
  };
}

/** What a list is asked with. */
export interface ListQuery {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** A page of entries, newest first. */
export async function entryList(ctx: Ctx, query: ListQuery) {
  const { house } = await townOf(ctx);
  const limit = query.limit ?? 50;
  const before = readNumberCursor(query.cursor) ?? Number.MAX_SAFE_INTEGER;
  const sources = new Map(
    house.host.slots.all(evidenceSlot).map((source) => [source.source, source]),
  );
  const nameOf = actNamesOf(house);
  return ctx.database.inTenant(ctx, async (tx) => {
    const { q, kind } = query;
    const rows = await entryPage(tx, { q, kind, before, limit: limit + 1 });
    const names = await subjectNames(tx, house, rows);
    const signedSize = (await ownLog(tx))?.signedSize ?? 0;
    const witnessedSize = (await witnessedCheckpoint(tx))?.size ?? 0;
    const view = (row: EntryRow): EntryView => ({
      position: row.position,
      kind: row.kind,
      nameZh: nameOf(row.kind, row.source).zh,
      nameEn: nameOf(row.kind, row.source).en,
      source: row.source,
      subject: row.subject,
      label: row.label,
      subjectName: names.get(nameKey(row)) ?? null,
      at: row.occurredAt.toISOString(),
      signed: row.position < signedSize,
      witnessed: row.position < witnessedSize,
      path: sources.get(row.source)?.pathOf(row.subject) ?? null,
    });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(view),
      nextCursor: last ? String(last.position) : null,
    };
  });
}

/** The same id may be a person to one module and nothing to another. */
const nameKey = ({ kind, subject }: Pick<EntryRow, 'kind' | 'subject'>): string =>
  `${moduleOf(kind)} ${subject}`;
const moduleOf = (kind: string): string => kind.slice(0, kind.indexOf('.'));

/** What the subjects of entries are called, as far as whoever asks may see it. */
async function subjectNames(
  tx: Tx,
  house: LedgerHouse,
  rows: readonly EntryRow[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const { module, permission, namesOf } of house.host.slots.all(actSubjectsSlot)) {
    const subjects = rows.filter(({ kind }) => moduleOf(kind) === module);
    if (subjects.length === 0 || !tx.ctx.actor.permissions.has(permission)) continue;
    const known = await namesOf(tx, [...new Set(subjects.map(({ subject }) => subject))]);
    for (const row of subjects) {
      const name = known.get(row.subject);
      if (name) names.set(nameKey(row), name);
    }
  }
  return names;
}
