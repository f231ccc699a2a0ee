/** After the run: what was acknowledged must stand in the tables, each part once. */
import pg from 'pg';

/** What stands in the tables of the reports of a run. */
export interface Stored {
  readonly reports: number;
  readonly cases: number;
  readonly sure: number;
  readonly messages: number;
  readonly traceRows: number;
}

/** A rule: a query that counts the reports of the run which break it. */
interface Rule {
  readonly name: string;
  readonly count: string;
}

const mine = `WITH mine AS MATERIALIZED (
  SELECT r.id AS report_id, c.* FROM reports.reports r LEFT JOIN cases.cases c ON c.id = r.case_id
  WHERE r.idempotency_key LIKE $1)`;
const each = (condition: string): string =>
  `${mine} SELECT count(*)::integer AS count FROM mine WHERE ${condition}`;

const rules: readonly Rule[] = [
  { name: 'without a case', count: each('id IS NULL') },
  {
    name: 'two reports in one new case',
    count: `${mine} SELECT (count(*) - count(DISTINCT id))::integer AS count FROM mine`,
  },
  {
    name: 'dispatched without exactly one lead task',
    count: each(`state = 'dispatched' AND (SELECT count(*) FROM cases.tasks t
      WHERE t.case_id = mine.id AND t.kind = 'lead') <> 1`),
  },
  {
    name: 'neither dispatched nor before an officer',
    count: each(`NOT (state = 'dispatched' OR (state = 'registered' AND needs_officer))`),
  },
  {
    name: 'without exactly one register line in the trace',
    count: each(`(SELECT count(*) FROM cases.trace t
      WHERE t.case_id = mine.id AND t.action = 'register') <> 1`),
  },
  {
    name: 'dispatched without exactly one dispatch line',
    count: each(`state = 'dispatched' AND (SELECT count(*) FROM cases.trace t
      WHERE t.case_id = mine.id AND t.action = 'dispatch') <> 1`),
  },
  {
    name: 'dispatched without deadline or timer',
    count: each(`state = 'dispatched' AND (due_at IS NULL OR NOT EXISTS
      (SELECT FROM platform.timers t WHERE t.subject = mine.id::text))`),
  },
  {
    name: 'without a message',
    count: each(`NOT EXISTS (SELECT FROM messages.messages m
      WHERE m.subject_id = mine.id::text)`),
  },
  {
    name: 'without exactly one event of registration',
    count: `${mine}, told AS (SELECT subject, count(*) AS n FROM platform.events
      WHERE type = 'case.registered' GROUP BY subject)
      SELECT count(*)::integer AS count FROM mine LEFT JOIN told ON told.subject = mine.id::text
      WHERE told.n IS DISTINCT FROM 1`,
  },
];

/**
 * Checks the reports whose key begins with `keyPrefix`.
 * @throws naming every broken rule
 */
export async function verifyRun(
  databaseUrl: string,
  keyPrefix: string,
  acknowledged: number,
): Promise<Stored> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // One subject of messages is looked up per report: the search needs an index of its own here.
    await client.query(
      'CREATE INDEX IF NOT EXISTS bench_messages_subject ON messages.messages (subject_id)',
    );
    await client.query(
      'CREATE INDEX IF NOT EXISTS bench_timers_subject ON platform.timers (subject)',
    );
    const stored = await storedOf(client, keyPrefix);
    const broken: string[] = [];
    if (stored.reports !== acknowledged) {
      broken.push(`${acknowledged} reports were acknowledged, ${stored.reports} are stored`);
    }
    for (const { name, count } of rules) {
      const { rows } = await client.query<{ count: number }>(count, [`${keyPrefix}%`]);
      const found = rows[0]?.count ?? 0;
      if (found > 0) broken.push(`${found} reports ${name}`);
    }
    if (broken.length > 0) throw new Error(`the tables do not agree:\n  ${broken.join('\n  ')}`);
    return stored;
  } finally {
    // A data directory is used again: the next run must not pay for what only this check needed.
    await client.query(
      'DROP INDEX IF EXISTS messages.bench_messages_subject, platform.bench_timers_subject',
    );
    await client.end();
  }
}

async function storedOf(client: pg.Client, keyPrefix: string): Promise<Stored> {
  const { rows } = await client.query<Stored>(
    `${mine} SELECT (SELECT count(*) FROM mine)::integer AS reports,
      (SELECT count(DISTINCT id) FROM mine)::integer AS cases,
      (SELECT count(*) FROM mine WHERE state = 'dispatched')::integer AS sure,
      (SELECT count(*) FROM messages.messages m JOIN mine ON m.subject_id = mine.id::text)::integer AS messages,
      (SELECT count(*) FROM cases.trace t JOIN mine ON t.case_id = mine.id)::integer AS "traceRows"`,
    [`${keyPrefix}%`],
  );
  const [stored] = rows;
  if (!stored) throw new Error('no figures');
  return stored;
}
