import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReportReceipt } from '../../contract/index.ts';
import type { DraftState } from './use-draft.ts';
import { keepDraft } from './draft.ts';
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

/**
 * Sends the draft and goes on trying while faults pass by themselves: after a pause, when the
 * network returns, and when the page is opened again. A refusal frees the form for mending.
 */
export function useSending(
  { draft, ready, change }: DraftState,
  onReceipt: (receipt: ReportReceipt) => void,
): Sending {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [failures, setFailures] = useState(0);
  const running = useRef(false);
  const latest = useRef({ draft, change, onReceipt });
  latest.current = { draft, change, onReceipt };
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
      if (willPass(fault)) setFailures((count) => count + 1);
      else alter({ sendingSince: null });
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
