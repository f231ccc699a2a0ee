import { useCallback, useEffect, useRef, useState } from 'react';
import { type Draft, emptyDraft, forgetDraft, keepDraft, readDraft } from './draft.ts';

/** The form's content and how it changes. */
export interface DraftState {
  readonly draft: Draft;
  /** False until what was kept on the device has been read. */
  readonly ready: boolean;
  /** Content of an earlier visit was brought back. */
  readonly restored: boolean;
  readonly change: (part: Partial<Draft>) => void;
  readonly startAnew: () => void;
}

const keepAfterMs = 300;

/** The draft of this device; each change is kept a moment later and when the page is left. */
export function useDraft(): DraftState {
  const [draft, setDraft] = useState(emptyDraft);
  const [ready, setReady] = useState(false);
  const [restored, setRestored] = useState(false);
  const latest = useRef(draft);
  latest.current = draft;

  useEffect(() => {
    let left = false;
    void readDraft().then((kept) => {
      if (left) return;
      if (kept) {
        // A place that was scanned just now is newer than the kept one.
        setDraft((now) => ({ ...kept, place: now.place ?? kept.place }));
        setRestored(true);
      }
      setReady(true);
    });
    return () => {
      left = true;
    };
  }, []);

  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(() => void keepDraft(draft), keepAfterMs);
    return () => clearTimeout(timer);
  }, [draft, ready]);

  useEffect(() => {
    const keepNow = (): void => void (ready && keepDraft(latest.current));
    addEventListener('pagehide', keepNow);
    return () => removeEventListener('pagehide', keepNow);
  }, [ready]);

  const change = useCallback((part: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...part }));
  }, []);
  const startAnew = useCallback(() => {
    void forgetDraft();
    setDraft((now) => ({
      ...emptyDraft(),
      place: now.place?.source === 'place' ? now.place : null,
    }));
    setRestored(false);
  }, []);
  return { draft, ready, restored, change, startAnew };
}
