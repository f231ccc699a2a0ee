import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReportReceipt } from '../../contract/index.ts';
import type { DraftState } from './use-draft.ts';
import { type Draft, forgetDraft, keepDraft } from './draft.ts';
import { queueReport } from './outbox/runner.ts';
import { lostUploads, sendDraft, willPass } from './send-draft.ts';

/** How the sending stands. */
export interface Sending {
  /** Pressed and not yet answered: the form stands still. */
  readonly locked: boolean;
  /** A try is under way now. */
  readonly busy: boolean;
  /** The network or the server faltered; the next try comes by itself. */
  readonly waiting: boolean;
  readonly error: unknown;
  readonly send: () => void;
  readonly tryNow: () => void;
}

const firstPauseMs = 3000;
const longestPauseMs = 30_000;

/** What comes after the press. */
interface SendingEnds {
  readonly onReceipt: (receipt: ReportReceipt) => void;
  /** There is no network now: the report waits on the phone and leaves by itself, the form is free again. */
  readonly onQueued: () => void;
}

/** Puts the report where it waits. @returns false where the browser forbids that: then the form itself waits */
async function leaveForLater(draft: Draft): Promise<boolean> {
  try {
    await queueReport(draft);
    await forgetDraft();
    return true;
  } catch {
    // Private windows have no database: the form stands still and tries again.
    return false;
  }
}

/**
 * Sends the draft and goes on trying while faults pass by themselves: after a pause, when the
 * network returns, and when the page is opened again. A refusal frees the form for mending.
 */
export function useSending(
  { draft, ready, change }: DraftState,
  { onReceipt, onQueued }: SendingEnds,
): Sending {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [failures, setFailures] = useState(0);
  const running = useRef(false);
  const latest = useRef({ draft, change, onReceipt, onQueued });
  latest.current = { draft, change, onReceipt, onQueued };
  const locked = draft.sendingSince !== null;

  const attempt = useCallback(async () => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    const { draft: content, change: alter, onReceipt: finish } = latest.current;
    let uploaded = content.uploaded;
    try {
      await keepDraft(content);
      const receipt = await sendDraft(content, (id, fileId) => {
        uploaded = { ...uploaded, [id]: fileId };
        alter({ uploaded });
      });
      finish(receipt);
    } catch (fault) {
      setError(fault);
      if (lostUploads(fault)) alter({ uploaded: {} });
      if (!willPass(fault)) alter({ sendingSince: null });
      else if (await leaveForLater({ ...content, uploaded })) latest.current.onQueued();
      else setFailures((count) => count + 1);
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);

  useTrying(ready && locked, failures, attempt);

  const send = useCallback(() => {
    setError(null);
    setFailures(0);
    latest.current.change({ sendingSince: new Date().toISOString() });
  }, []);
  return {
    locked,
    busy,
    waiting: locked && !busy && failures > 0,
    error,
    send,
    tryNow: useCallback(() => void attempt(), [attempt]),
  };
}

/** Tries at once, then after growing pauses and when the network returns, as long as it is wanted. */
function useTrying(wanted: boolean, failures: number, attempt: () => Promise<void>): void {
  useEffect(() => {
    if (!wanted) return;
    const pauseMs =
      failures === 0 ? 0 : Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs);
    const now = (): void => void attempt();
    const timer = setTimeout(now, pauseMs);
    addEventListener('online', now);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', now);
    };
  }, [wanted, failures, attempt]);
}
