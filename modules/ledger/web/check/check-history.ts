/** Checks the history of a subject: every row against its entry, the subject against its last act. */
import {
  type CheckableEntry,
  type CheckedHead,
  type CheckedRecord,
  contentDigest,
  type Finding,
  isInLog,
  openCheckpoint,
} from './check.ts';

interface Row {
  readonly id: string;
  readonly content: string;
}

/** A history as the server gives it. */
export interface CheckableHistory {
  readonly checkpoint: string;
  readonly keys: readonly string[];
  readonly witnessKeys: readonly string[];
  readonly source: string;
  readonly subject: string;
  readonly entries: readonly CheckableEntry[];
  readonly rows: readonly Row[];
  readonly state: string | null;
  readonly waiting: readonly string[];
  readonly waitingState: boolean;
  readonly erasures: readonly { readonly entry: CheckableEntry; readonly rows: readonly Row[] }[];
}

/** What came of it. */
export interface CheckedHistory {
  readonly findings: readonly Finding[];
  readonly head: CheckedHead | null;
  readonly records: readonly (CheckedRecord & { readonly index: number })[];
  readonly rows: number;
  readonly erased: number;
}

interface Said {
  readonly index: number;
  readonly digest: string;
  readonly rowSalt: string | null;
}

/** Checks a history; with keys of one's own, or else with those that it names. */
export function checkHistory(
  history: CheckableHistory,
  ownKeys: readonly string[] = history.keys,
): CheckedHistory {
  const head = openCheckpoint(history.checkpoint, ownKeys, history.witnessKeys);
  if ('code' in head) return { findings: [head], head: null, records: [], rows: 0, erased: 0 };
  const findings: Finding[] = [];
  const records = history.entries.flatMap((entry) => {
    const record = JSON.parse(entry.record) as CheckedRecord;
    const isOwn = record.subject === history.subject && record.source === history.source;
    const code = isInLog(entry, head) ? (isOwn ? null : 'other-subject') : 'not-in-log';
    if (code) findings.push({ entry: entry.index, code, detail: record.label });
    return code ? [] : [{ ...record, index: entry.index, rowSalt: entry.rowSalt }];
  });
  const erased = erasedIn(history, head);
  findings.push(...rowFindings(history, records, erased), ...stateFindings(history, records));
  return { findings, head, records, rows: history.rows.length, erased: erased.size };
}

type OpenRecord = CheckedRecord & { readonly index: number; readonly rowSalt: string | null };

/** Ids of rows that entries of the log say were erased. */
function erasedIn({ erasures }: CheckableHistory, head: CheckedHead): Set<string> {
  const erased = new Set<string>();
  for (const { entry, rows } of erasures) {
    const record = JSON.parse(entry.record) as CheckedRecord;
    const { rowSalt } = entry;
    if (record.kind !== 'ledger.erase' || rowSalt === null || !isInLog(entry, head)) continue;
    for (const { id, content } of rows) {
      const said = record.rows.find(([row]) => row === id)?.[1];
      if (said !== contentDigest('row', rowSalt, content)) continue;
      const { detail } = JSON.parse(content) as { detail: { rows: string[] } };
      for (const row of detail.rows) erased.add(row);
    }
  }
  return erased;
}

function rowFindings(
  { rows, waiting }: CheckableHistory,
  records: readonly OpenRecord[],
  erased: ReadonlySet<string>,
): Finding[] {
  const said = new Map<string, Said>();
  for (const { index, rowSalt, rows: named } of records) {
    for (const [id, digest] of named) said.set(id, { index, digest, rowSalt });
  }
  const findings: Finding[] = [];
  for (const { id, content } of rows) {
    const own = said.get(id);
    said.delete(id);
    if (!own) {
      if (!waiting.includes(id)) findings.push({ entry: null, code: 'row-added', detail: id });
    } else if (own.rowSalt === null) {
      if (!erased.has(id)) findings.push({ entry: own.index, code: 'salt-gone', detail: id });
    } else if (contentDigest('row', own.rowSalt, content) !== own.digest) {
      findings.push({ entry: own.index, code: 'row-changed', detail: id });
    }
  }
  for (const [id, { index }] of said) {
    if (!erased.has(id)) findings.push({ entry: index, code: 'row-gone', detail: id });
  }
  return findings;
}

function stateFindings(history: CheckableHistory, records: readonly OpenRecord[]): Finding[] {
  const last = records.findLast(({ state }) => state !== null);
  if (!last || history.waitingState || last.rowSalt === null) return [];
  const { index: entry, label: detail } = last;
  if (history.state === null) return [{ entry, code: 'state-gone', detail }];
  const isAsLeft = contentDigest('state', last.rowSalt, history.state) === last.state;
  return isAsLeft ? [] : [{ entry, code: 'state-changed', detail }];
}
