/** What the owner of a source is told of runs that nobody watches. */
import { queueMessages } from '#modules/messages/index.ts';
import { answerableOf } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { sourceRow } from '../store/sources.ts';
import type { BatchRow, KeptProblem, SourceRow } from '../store/tables.ts';
import { wordsOf } from './views.ts';

/** A run by schedule came to nothing: the source could not be reached, or its batch failed. */
export async function tellFailed(
  tx: Tx,
  source: Pick<SourceRow, 'id' | 'departmentId' | 'title'>,
  kept: KeptProblem,
): Promise<void> {
  const { problem, cure } = wordsOf(tx.ctx, kept);
  await tell(tx, source, {
    template: 'intake.failed',
    values: { title: source.title, reason: `${problem}。${cure}` },
    link: '/console/intake/sources',
  });
}

/** A run by schedule was checked and waits for somebody: it refuses more rows than the source allows. */
export async function tellWaiting(tx: Tx, batch: BatchRow): Promise<void> {
  const source = await sourceRow(tx, batch.sourceId);
  if (!source) return;
  const { refused, staged } = batch.counts;
  await tell(tx, source, {
    template: 'intake.waiting',
    values: { title: source.title, number: String(batch.number), count: `${refused}/${staged}` },
    link: `/console/intake/batches/${batch.id}`,
  });
}

async function tell(
  tx: Tx,
  source: Pick<SourceRow, 'id' | 'departmentId'>,
  told: {
    readonly template: string;
    readonly values: Readonly<Record<string, string>>;
    readonly link: string;
  },
): Promise<void> {
  const people = await answerableOf(tx, source.departmentId);
  await queueMessages(
    tx,
    people.map(({ id, name, phone }) => ({
      ...told,
      to: { personId: id, name, ...(phone ? { phone } : {}) },
      urgency: 'routine' as const,
      subject: { kind: 'intakeSource', id: source.id },
    })),
  );
}
