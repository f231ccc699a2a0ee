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
import type { Attachment, StoredCommand } from './command.ts';
import { commandsOf, indexedOutbox, keepCommand } from './database.ts';
import { httpSender } from './http-sender.ts';
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
  readonly sending: boolean;
  /** Keeps an act on the phone and sends it as soon as there is a network. */
  readonly enqueue: <O extends Operation>(
    operation: O,
    input: Input<O>,
    note: ActNote,
  ) => Promise<void>;
  /** Sends now what waits. */
  readonly send: () => Promise<void>;
  /** Forgets a refused act once it was read. */
  readonly dismiss: (sequence: number) => Promise<void>;
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
  const [commands, setCommands] = useState<readonly StoredCommand[]>([]);
  const [sending, setSending] = useState(false);
  const running = useRef<Promise<void> | null>(null);

  const refresh = useCallback(async () => setCommands(await commandsOf(ownerId)), [ownerId]);

  const send = useCallback(async () => {
    running.current ??= alone(async () => {
      setSending(true);
      const { sent, refused } = await replay(indexedOutbox, httpSender, ownerId);
      if (sent + refused > 0) await queries.invalidateQueries();
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
      // Not awaited: the act is safe on the phone, the person goes on.
      void send();
    },
    [ownerId, refresh, send],
  );

  const dismiss = useCallback(
    async (sequence: number) => {
      await indexedOutbox.remove(sequence);
      await refresh();
    },
    [refresh],
  );

  const waits = commands.some(({ state }) => state === 'waiting');
  useEffect(() => void refresh().then(send), [refresh, send]);
  useRetry(waits, send);

  const value = useMemo<Outbox>(
    () => ({
      waiting: commands.filter(({ state }) => state === 'waiting'),
      refused: commands.filter(({ state }) => state === 'refused'),
      sending,
      enqueue,
      send,
      dismiss,
    }),
    [commands, sending, enqueue, send, dismiss],
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
