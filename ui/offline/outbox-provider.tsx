import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type Input, type Operation, urlOf } from '#platform/contract/index.ts';
import { serverNow } from '../i18n/clock.ts';
import { newId } from '../kit/new-id.ts';
import type { Attachment, SentCommand, StoredCommand } from './command.ts';
import { httpSender } from './http-sender.ts';
import {
  commandsOf,
  discardCommand,
  indexedOutbox,
  keepCommand,
  retryCommand,
  sentBy,
} from './outbox-store.ts';
import { replay } from './replay.ts';

/** What a page says about an act besides the operation and its input. */
export interface ActNote {
  /** What it is about: a case's id. */
  readonly subject: string;
  /** What the person did, in words: `签收 2026-000123`. */
  readonly label: string;
  /** Photos and voice; the body names each by `attachmentReference(id)`. */
  readonly attachments?: readonly Attachment[];
}

/** The outbox of the signed-in person. */
export interface Outbox {
  readonly waiting: readonly StoredCommand[];
  readonly refused: readonly StoredCommand[];
  /** What the server took in the last days, newest first. */
  readonly sent: readonly SentCommand[];
  readonly sending: boolean;
  /** Keeps an act on the phone and sends it as soon as there is a network. */
  readonly enqueue: <O extends Operation>(
    operation: O,
    input: Input<O>,
    note: ActNote,
  ) => Promise<void>;
  /** Sends now what waits. */
  readonly send: () => Promise<void>;
  /** Sends a refused act again, naming the version that the person has looked at. */
  readonly retry: (sequence: number, version: number | null) => Promise<void>;
  /** Gives an act up: it is forgotten, with its photos. */
  readonly dismiss: (sequence: number) => Promise<void>;
}

interface Held {
  readonly commands: readonly StoredCommand[];
  readonly sent: readonly SentCommand[];
}

const OutboxContext = createContext<Outbox | null>(null);
const retryMs = 30_000;

/** Sends one after another even with several tabs open, where the browser knows locks. */
async function alone(act: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return act();
  await navigator.locks.request('zhenshu-outbox', act);
}

/** Gives `useOutbox`; sends at start, when the network returns, and every 30 s while acts wait. */
export function OutboxProvider({ ownerId, children }: { ownerId: string; children: ReactNode }) {
  const queries = useQueryClient();
  const [{ commands, sent }, setHeld] = useState<Held>({ commands: [], sent: [] });
  const [sending, setSending] = useState(false);
  const running = useRef<Promise<void> | null>(null);
  const asked = useRef(false);

  const refresh = useCallback(async () => {
    const [mine, gone] = await Promise.all([commandsOf(ownerId), sentBy(ownerId)]);
    setHeld({ commands: mine, sent: gone });
  }, [ownerId]);

  const send = useCallback(async (): Promise<void> => {
    asked.current = running.current !== null;
    running.current ??= alone(async () => {
      setSending(true);
      do {
        asked.current = false;
        const result = await replay(indexedOutbox, httpSender, ownerId);
        // Read first, then let the waiting marks go: the page must not fall back in between.
        if (result.sent + result.refused > 0) await queries.invalidateQueries();
        // What was done while this replay was ending must not wait for the next tick.
      } while (asked.current);
    }).finally(() => {
      running.current = null;
      setSending(false);
      void refresh();
    });
    await running.current;
  }, [ownerId, queries, refresh]);

  const enqueue = useCallback<Outbox['enqueue']>(
    async (operation, input, { subject, label, attachments = [] }) => {
      const parts = input as { params?: Record<string, unknown>; body?: unknown };
      const act = { subject, label, method: operation.method, path: urlOf(operation, parts) };
      await keepCommand(
        {
          ...act,
          id: newId(),
          ownerId,
          body: parts.body,
          attachmentIds: attachments.map(({ id }) => id),
          createdAt: serverNow().toISOString(),
        },
        attachments,
      );
      await refresh();
      // Asks the browser not to clear this store when the phone runs short of room.
      void (navigator as { storage?: StorageManager }).storage?.persist?.();
      // Not awaited: the act is safe on the phone, the person goes on.
      void send();
    },
    [ownerId, refresh, send],
  );

  const dismiss = useCallback(
    async (sequence: number) => {
      await discardCommand(sequence);
      await refresh();
    },
    [refresh],
  );

  const retry = useCallback(
    async (sequence: number, version: number | null) => {
      await retryCommand(sequence, newId(), version);
      await refresh();
      void send();
    },
    [refresh, send],
  );

  const waits = commands.some(({ state }) => state === 'waiting');
  useEffect(() => void refresh().then(send), [refresh, send]);
  useRetry(waits, send);

  const value = useMemo<Outbox>(
    () => ({
      waiting: commands.filter(({ state }) => state === 'waiting'),
      refused: commands.filter(({ state }) => state === 'refused'),
      sent,
      sending,
      enqueue,
      send,
      retry,
      dismiss,
    }),
    [commands, sent, sending, enqueue, send, retry, dismiss],
  );
  return <OutboxContext.Provider value={value}>{children}</OutboxContext.Provider>;
}

function useRetry(waits: boolean, send: () => Promise<void>): void {
  useEffect(() => {
    if (!waits) return;
    const again = (): void => void send();
    const timer = setInterval(again, retryMs);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [waits, send]);
}

/** The outbox of the signed-in person. */
export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (!outbox) throw new Error('useOutbox outside of OutboxProvider');
  return outbox;
}
