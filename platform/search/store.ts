/** The tables of search: what is written of documents and read of questions. */
import { insertMany, sql, type Tx } from '../database/index.ts';
import type { Vector } from './bm25.ts';

/** Size of a corpus and in how many documents each of some terms occurs. */
export interface CorpusFigures {
  readonly documents: number;
  readonly totalLength: number;
  readonly byKey: ReadonlyMap<number, number>;
}

interface FigureRow {
  readonly termKey: number | null;
  readonly count: number;
  readonly totalLength: number;
}

/** The figures that a question needs, in one statement. */
export async function readFigures(
  tx: Tx,
  corpus: string,
  keys: readonly number[],
): Promise<CorpusFigures> {
  const { tenantId } = tx.ctx;
  const { rows } = await sql<FigureRow>`
    SELECT NULL::integer AS term_key, documents AS count, total_length FROM platform.search_corpora
    WHERE tenant_id = ${tenantId} AND corpus = ${corpus}
    UNION ALL
    SELECT term_key, documents, 0 FROM platform.search_terms
    WHERE tenant_id = ${tenantId} AND corpus = ${corpus} AND term_key = ANY (${keys}::integer[])`.execute(
    tx.as(),
  );
  const whole = rows.find(({ termKey }) => termKey === null);
  const byKey = rows.flatMap(({ termKey, count }) =>
    termKey === null ? [] : [[termKey, count] as const],
  );
  return {
    documents: whole?.count ?? 0,
    totalLength: whole?.totalLength ?? 0,
    byKey: new Map(byKey),
  };
}

/** A document that holds one of the terms asked for. */
export interface CandidateRow {
  readonly documentId: string;
  readonly revision: string;
}

/** Documents that hold any of some terms, at most `limit`. */
export async function candidateRows(
  tx: Tx,
  corpus: string,
  { keys, limit }: { readonly keys: readonly number[]; readonly limit: number },
): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    SELECT document_id, revision FROM platform.search_documents
    WHERE tenant_id = ${tx.ctx.tenantId} AND corpus = ${corpus} AND term_keys && ${keys}::integer[]
    LIMIT ${limit}`.execute(tx.as());
  return rows;
}

interface VectorRow {
  readonly documentId: string;
  readonly revision: string;
  readonly length: number;
  readonly vector: Buffer;
}

/** The vectors of documents, by their ids. */
export async function vectorRows(
  tx: Tx,
  corpus: string,
  documentIds: readonly string[],
): Promise<{ documentId: string; revision: string; vector: Vector }[]> {
  const { rows } = await sql<VectorRow>`
    SELECT document_id, revision, length, vector FROM platform.search_documents
    WHERE tenant_id = ${tx.ctx.tenantId} AND corpus = ${corpus} AND document_id = ANY (${documentIds}::uuid[])`.execute(
    tx.as(),
  );
  return rows.map(({ documentId, revision, length, vector }) => ({
    documentId,
    revision,
    vector: unpacked(vector, length),
  }));
}

/** Bytes of a key and its frequency. */
const entryBytes = 5;

function packed({ keys, frequencies }: Vector): Buffer {
  const bytes = Buffer.alloc(keys.length * entryBytes);
  for (const [at, key] of keys.entries()) bytes.writeInt32LE(key, at * 4);
  bytes.set(frequencies, keys.length * 4);
  return bytes;
}

function unpacked(bytes: Buffer, length: number): Vector {
  const count = bytes.length / entryBytes;
  const keys = new Int32Array(count);
  for (let at = 0; at < count; at += 1) keys[at] = bytes.readInt32LE(at * 4);
  return { keys, frequencies: Uint8Array.from(bytes.subarray(count * 4)), length };
}

/** A document ready to be kept. */
export interface NewDocument {
  readonly documentId: string;
  readonly revision: string;
  readonly vector: Vector;
}

/** Writes documents that are not there. */
export async function insertDocuments(
  tx: Tx,
  corpus: string,
  documents: readonly NewDocument[],
): Promise<void> {
  const rows = documents.map(({ documentId, revision, vector }) => ({
    tenantId: tx.ctx.tenantId,
    corpus,
    documentId,
    revision,
    length: vector.length,
    termKeys: [...vector.keys],
    vector: packed(vector),
  }));
  await insertMany(tx, 'platform.search_documents', rows);
}

/** Takes documents away. */
export async function deleteDocuments(
  tx: Tx,
  corpus: string,
  documentIds: readonly string[],
): Promise<void> {
  await sql`DELETE FROM platform.search_documents
    WHERE tenant_id = ${tx.ctx.tenantId} AND corpus = ${corpus} AND document_id = ANY (${documentIds}::uuid[])`.execute(
    tx.as(),
  );
}

/** How the figures of a corpus change. */
export interface FigureChange {
  readonly documents: number;
  readonly totalLength: number;
  readonly byKey: ReadonlyMap<number, number>;
}

/**
 * One writer of a corpus at a time, until the transaction ends: two who change the figures of the same terms in a
 * different order would wait for each other in a circle.
 */
export async function lockCorpus(tx: Tx, corpus: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`search|${tx.ctx.tenantId}|${corpus}`}, 0))`.execute(
    tx.as(),
  );
}

/** Adds to the figures of a corpus. */
export async function addFigures(tx: Tx, corpus: string, change: FigureChange): Promise<void> {
  const { tenantId } = tx.ctx;
  await sql`INSERT INTO platform.search_corpora AS own (tenant_id, corpus, documents, total_length)
    VALUES (${tenantId}, ${corpus}, ${change.documents}, ${change.totalLength})
    ON CONFLICT (tenant_id, corpus) DO UPDATE
    SET documents = own.documents + excluded.documents, total_length = own.total_length + excluded.total_length`.execute(
    tx.as(),
  );
  const changed = [...change.byKey].filter(([, by]) => by !== 0);
  if (changed.length === 0) return;
  const keys = changed.map(([key]) => key);
  const counts = changed.map(([, by]) => by);
  await sql`INSERT INTO platform.search_terms AS own (tenant_id, corpus, term_key, documents)
    SELECT ${tenantId}, ${corpus}, term_key, by FROM unnest(${keys}::integer[], ${counts}::integer[]) AS changed(term_key, by)
    ON CONFLICT (tenant_id, corpus, term_key) DO UPDATE SET documents = own.documents + excluded.documents`.execute(
    tx.as(),
  );
}
