import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { type LiveEvent, useLive } from '#ui/live/index.ts';
import type { CaseEvent } from '../../../contract/index.ts';
import { keys } from '../shared/clients.ts';

/** A case that something happened to. */
export interface CaseChange {
  readonly caseId: string;
  readonly number: string;
}

/** Events are gathered this long, so that a burst is one question to the server. */
const gatherMs = 60;
/** Numbers and map are read at most this often. */
const numbersMs = 1500;

/** Tells the desk which cases changed, in small batches; keeps numbers, map and open case fresh. */
export function useCaseChanges(onChanges: (changes: readonly CaseChange[]) => Promise<void>): void {
  const queries = useQueryClient();
  const gathered = useRef(new Map<string, CaseChange>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(onChanges);
  latest.current = onChanges;
  const renewNumbers = useThrottled(
    useCallback(() => {
      void queries.invalidateQueries({ queryKey: keys.counts });
      void queries.invalidateQueries({ queryKey: keys.map });
    }, [queries]),
    numbersMs,
  );

  const flush = useCallback(() => {
    const changes = [...gathered.current.values()];
    gathered.current.clear();
    timer.current = undefined;
    for (const { caseId } of changes)
      void queries.invalidateQueries({ queryKey: keys.one(caseId) });
    // A row that could not be read anew shows its former state; the next event or visit mends it.
    void latest.current(changes).catch(() => undefined);
    renewNumbers();
  }, [queries, renewNumbers]);

  const onEvent = useCallback(
    (event: LiveEvent) => {
      const { caseId, number } = event.payload as Partial<CaseEvent>;
      if (!caseId || !number) return;
      gathered.current.set(caseId, { caseId, number });
      timer.current ??= setTimeout(flush, gatherMs);
    },
    [flush],
  );
  useLive('case.', onEvent);
  useEffect(() => () => clearTimeout(timer.current), []);
}

function useThrottled(act: () => void, everyMs: number): () => void {
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lastAt = useRef(0);
  useEffect(() => () => clearTimeout(waiting.current), []);
  return useCallback(() => {
    if (waiting.current) return;
    const run = (): void => {
      waiting.current = undefined;
      lastAt.current = performance.now();
      act();
    };
    const inMs = Math.max(0, lastAt.current + everyMs - performance.now());
    waiting.current = setTimeout(run, inMs);
  }, [act, everyMs]);
}
