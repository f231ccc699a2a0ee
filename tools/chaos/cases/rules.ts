/** What must hold in the tables after the attack, as queries that count what breaks it. */

/** What a broken rule means. */
export type Fault = 'lost' | 'doubled' | 'deadlineDoubled' | 'inconsistent';

/** `count` gives one row {count}; parameter 1 is the list of abandoned cases where `takes` says so. */
export interface TableRule {
  readonly name: string;
  readonly fault: Fault;
  readonly takes?: 'abandoned';
  readonly count: string;
}

const casesOfRun = `mine AS (SELECT c.* FROM cases.cases c JOIN reports.reports r ON r.case_id = c.id
  WHERE r.idempotency_key LIKE 'chaos-%')`;
const broken = (condition: string): string =>
  `WITH ${casesOfRun} SELECT count(*)::integer AS count FROM mine WHERE ${condition}`;
const traced = (action: string): string =>
  `(SELECT count(*) FROM cases.trace t WHERE t.case_id = mine.id AND t.action = '${action}')`;
const abandoned = `WITH mine AS (SELECT unnest($1::uuid[]) AS id)
  SELECT count(*)::integer AS count FROM mine WHERE`;

/** Every rule. */
export const tableRules: readonly TableRule[] = [
  {
    name: 'report stored more than once under one key',
    fault: 'doubled',
    count: `SELECT count(*)::integer AS count FROM (SELECT 1 FROM reports.reports
      WHERE idempotency_key LIKE 'chaos-%' GROUP BY idempotency_key HAVING count(*) > 1) twice`,
  },
  {
    name: 'report without its own case',
    fault: 'lost',
    count: `SELECT (count(*) - count(DISTINCT c.id))::integer AS count FROM reports.reports r
      LEFT JOIN cases.cases c ON c.id = r.case_id WHERE r.idempotency_key LIKE 'chaos-%'`,
  },
  {
    name: 'case without a report',
    fault: 'doubled',
    // The house opens cases by itself, too, when their hour comes: a missed check-in, a broken rule of data.
    count: `SELECT count(*)::integer AS count FROM cases.cases c
      WHERE c.channel NOT IN ('system', 'device') AND NOT EXISTS (SELECT FROM reports.reports r WHERE r.case_id = c.id)`,
  },
  {
    name: 'case not registered exactly once in its timeline',
    fault: 'inconsistent',
    count: broken(`${traced('register')} <> 1`),
  },
  {
    name: 'lead tasks and dispatches differ',
    fault: 'doubled',
    count:
      broken(`(SELECT count(*) FROM cases.tasks t WHERE t.case_id = mine.id AND t.kind = 'lead')
      <> ${traced('dispatch')} + ${traced('reopen')}`),
  },
  {
    name: 'more dispatches than registrations and returns ask for',
    fault: 'doubled',
    count: broken(`${traced('dispatch')} > 1 + ${traced('return')}`),
  },
  {
    name: 'case in handling without exactly one open lead task',
    fault: 'inconsistent',
    count: broken(`state IN ('dispatched', 'accepted') AND (SELECT count(*) FROM cases.tasks t
      WHERE t.case_id = mine.id AND t.kind = 'lead' AND t.ended_at IS NULL) <> 1`),
  },
  {
    name: 'abandoned case without exactly one deadline passed',
    fault: 'lost',
    takes: 'abandoned',
    count: `${abandoned} ${traced('overdue')} < 1`,
  },
  {
    name: 'abandoned case without every reminder and escalation',
    fault: 'lost',
    takes: 'abandoned',
    count: `${abandoned} ${traced('remind')} < 2 OR ${traced('escalate')} < 3`,
  },
  {
    name: 'deadline passed more often than the case was opened',
    fault: 'deadlineDoubled',
    count: broken(`${traced('overdue')} > 1 + ${traced('reopen')}`),
  },
  {
    name: 'reminder or escalation of one step told twice',
    fault: 'deadlineDoubled',
    count: `WITH ${casesOfRun} SELECT count(*)::integer AS count FROM (
      SELECT 1 FROM mine JOIN cases.trace t ON t.case_id = mine.id
      WHERE t.action IN ('remind', 'escalate')
      GROUP BY mine.id, mine.reopened_count, t.action, t.facts
      HAVING count(*) > 1 + mine.reopened_count +
        (SELECT count(*) FROM cases.trace again WHERE again.case_id = mine.id
         AND again.action IN ('return', 'resume'))) twice`,
  },
  {
    name: 'deadline told by another number of events than its timeline has',
    fault: 'deadlineDoubled',
    count: broken(`(SELECT count(*) FROM platform.events e WHERE e.subject = mine.id::text
      AND e.type = 'case.overdue' AND e.payload->>'action' = 'overdue') <> ${traced('overdue')}`),
  },
  {
    name: 'registration not told by exactly one event',
    fault: 'inconsistent',
    count: broken(`(SELECT count(*) FROM platform.events e WHERE e.subject = mine.id::text
      AND e.type = 'case.registered') <> 1`),
  },
  {
    name: 'message about an abandoned case doubled',
    fault: 'doubled',
    takes: 'abandoned',
    count: `WITH mine AS (SELECT unnest($1::uuid[]) AS id) SELECT count(*)::integer AS count FROM (
      SELECT 1 FROM mine JOIN messages.messages m ON m.subject_id = mine.id::text
      GROUP BY mine.id, m.template, m.person_id, m.channel
      HAVING count(*) > CASE m.template WHEN 'case.reminded' THEN ${traced('remind')}
        WHEN 'case.escalated' THEN ${traced('escalate')} ELSE 1 END) twice`,
  },
  {
    name: 'event without a number',
    fault: 'lost',
    count: 'SELECT count(*)::integer AS count FROM platform.events WHERE position IS NULL',
  },
  {
    name: 'gap in the numbers of events',
    fault: 'inconsistent',
    count: `SELECT (max(position) - min(position) + 1 - count(*))::integer AS count
      FROM platform.events`,
  },
  {
    name: 'event not delivered to its listener',
    fault: 'lost',
    count: `SELECT count(*)::integer AS count FROM platform.events e WHERE e.type = 'case.acted'
      AND NOT EXISTS (SELECT FROM platform.deliveries d
        WHERE d.event_id = e.id AND d.listener = 'reports.followCase' AND d.error IS NULL)`,
  },
  {
    name: 'event that a listener gave up',
    fault: 'lost',
    count: 'SELECT count(*)::integer AS count FROM platform.deliveries WHERE error IS NOT NULL',
  },
  {
    name: 'timer left behind',
    fault: 'lost',
    count: `SELECT count(*)::integer AS count FROM platform.timers
      WHERE due_at < now() - interval '10 seconds'`,
  },
  {
    name: 'message left behind',
    fault: 'lost',
    count: `SELECT count(*)::integer AS count FROM messages.messages
      WHERE next_attempt_at < now() - interval '10 seconds'`,
  },
];
