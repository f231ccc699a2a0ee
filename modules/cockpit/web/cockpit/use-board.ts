import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, type Board, type BoardQuery } from '#modules/cockpit/contract/index.ts';
import { urlOf } from '#platform/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { useSession } from '#ui/session/index.ts';
import { openBoardStream, withTiles } from './board-stream.ts';

const cockpit = createClient(api);

/** A board that follows what happens, and how its line stands. */
export function useBoard(query: BoardQuery) {
  const queries = useQueryClient();
  const { state } = useSession();
  const [line, setLine] = useState<'open' | 'waiting'>('waiting');
  const [changedAt, setChangedAt] = useState(() => new Date());
  const text = JSON.stringify(query);
  const asked = useQuery({
    queryKey: ['cockpit', 'board', text],
    queryFn: () => cockpit.board({ query }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const isReady = asked.data !== undefined && state.kind === 'signedIn';
  const { refetch } = asked;
  useEffect(() => {
    if (!isReady) return;
    const key = ['cockpit', 'board', text];
    const shown = (): Board | undefined => queries.getQueryData<Board>(key);
    const keep = (board: Board): void => {
      queries.setQueryData(key, board);
      setChangedAt(new Date());
    };
    const stream = openBoardStream(
      (lastEventId) =>
        `/api/v1${urlOf({ ...api.operations.board, path: '/cockpit/board/live' }, { query: { ...(JSON.parse(text) as BoardQuery), lastEventId } })}`,
      () => shown()?.revision ?? '',
      {
        onBoard: keep,
        onTiles: (change) => {
          const board = shown();
          if (board) keep(withTiles(board, change));
        },
        onState: setLine,
        // A question tells why: a session that has ended brings the sign-in over the screen.
        onRefused: () => void refetch(),
      },
    );
    return stream.close;
  }, [isReady, text, queries, refetch]);
  return {
    board: asked.data,
    error: asked.error,
    retry: () => void asked.refetch(),
    line,
    changedAt,
  };
}
