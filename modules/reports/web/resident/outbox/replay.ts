/** Sends reports that waited for a network: each once, whatever is lost on the way. */
import { type ProblemDetails, ProblemError } from '#platform/problems/index.ts';
import type { ReportReceipt } from '../../../contract/index.ts';
import type { Draft } from '../draft.ts';

/** A report that was finished and has not reached the server. */
export interface WaitingReport {
  /** The draft's id: the key under which every try is made. */
  readonly id: string;
  readonly draft: Draft;
  /** When it was pressed, ISO 8601. */
  readonly queuedAt: string;
  /** Why the server will never take it as it is. */
  readonly problem?: ProblemDetails;
}

/** Where reports wait. */
export interface WaitingStore {
  all(): Promise<WaitingReport[]>;
  put(report: WaitingReport): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Sends one; tells of each finished upload, so that it is not made again. */
export type SendReport = (
  draft: Draft,
  noteUpload: (id: string, fileId: string) => Promise<void>,
) => Promise<ReportReceipt>;

/** How a go ended. */
export interface Replayed {
  readonly sent: readonly ReportReceipt[];
  /** Seconds after which to try again; null when nothing waits any more. */
  readonly againAfterSeconds: number | null;
}

const pauseSeconds = 20;

/**
 * Sends what waits, the oldest first. A fault that passes by itself ends the go and leaves everything in place; what
 * the server refuses is kept for the person to mend. Exactly once follows from the keys: a report goes under its
 * own id, a photo under its own, so that a try whose answer was lost is answered with the first receipt. A report
 * leaves the store only after its receipt came.
 */
export async function replayReports(store: WaitingStore, send: SendReport): Promise<Replayed> {
  const sent: ReportReceipt[] = [];
  const waiting = (await store.all())
    .filter(({ problem }) => !problem)
    .sort((a, b) => a.queuedAt.localeCompare(b.queuedAt));
  for (const report of waiting) {
    const { receipt, problem } = await attempt(report, store, send);
    if (receipt) {
      sent.push(receipt);
      await store.remove(report.id);
    } else if (problem && passes(problem)) {
      return { sent, againAfterSeconds: pauseSeconds };
    } else if (problem) {
      await store.put({ ...report, problem });
    }
  }
  return { sent, againAfterSeconds: null };
}

interface Outcome {
  readonly receipt?: ReportReceipt;
  readonly problem?: ProblemDetails;
}

async function attempt(
  report: WaitingReport,
  store: WaitingStore,
  send: SendReport,
): Promise<Outcome> {
  const first = await attemptOnce(report, store, send);
  // The server sweeps away uploads that nobody used for a day: then they go up anew.
  if (first.problem?.code !== 'file-unknown') return first;
  const draft = { ...report.draft, id: report.id, uploaded: {} };
  await store.put({ ...report, draft });
  return attemptOnce({ ...report, draft }, store, send);
}

async function attemptOnce(
  report: WaitingReport,
  store: WaitingStore,
  send: SendReport,
): Promise<Outcome> {
  let uploaded = report.draft.uploaded;
  try {
    const receipt = await send(report.draft, async (id, fileId) => {
      uploaded = { ...uploaded, [id]: fileId };
      await store.put({ ...report, draft: { ...report.draft, uploaded } });
    });
    return { receipt };
  } catch (fault) {
    if (fault instanceof ProblemError) return { problem: fault.problem };
    throw fault;
  }
}

/** The request is not at fault: no network, too many at once, the server away for a moment. */
export function passes({ status }: ProblemDetails): boolean {
  return status === 0 || status === 408 || status === 429 || status >= 500;
}
