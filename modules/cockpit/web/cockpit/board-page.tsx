import { useMemo } from 'react';
import { ErrorState, Loading, useText } from '#ui/index.ts';
import { useLocation, useParams } from '#ui/router/index.ts';
import { BoardBar } from './board-bar.tsx';
import { BoardGrid } from './board-grid.tsx';
import { queryOfPath } from './places.ts';
import { useBoard } from './use-board.ts';
import { useNarrow } from './use-narrow.ts';
import './board.css';

/** A town, village or grid cell at a glance; on a narrow screen the town shows the layout of a phone. */
export default function BoardPage() {
  const parameters = useParams();
  const { pathname } = useLocation();
  const phone = useNarrow();
  const query = useMemo(
    () => ({ ...queryOfPath(parameters, pathname), ...(phone ? { phone } : {}) }),
    [parameters, pathname, phone],
  );
  return <LiveBoard key={JSON.stringify(query)} query={query} />;
}

/** A board with its bar; also what a wall shows in turn. */
export function LiveBoard({
  query,
  wall = false,
}: {
  query: Parameters<typeof useBoard>[0];
  /** On a wall nobody presses anything: no acts in the bar. */
  wall?: boolean;
}) {
  const { t } = useText();
  const { board, error, retry, line, changedAt } = useBoard(query);
  if (!board) {
    return (
      <main id="main" className="ck-screen">
        <h1 className="zs-hidden">{t('cockpit.title')}</h1>
        {error ? <ErrorState error={error} onRetry={retry} /> : <Loading lines={8} />}
      </main>
    );
  }
  return (
    <main id="main" className="ck-screen" data-level={board.place.level}>
      <BoardBar board={board} line={line} changedAt={changedAt} wall={wall} />
      <BoardGrid board={board} />
    </main>
  );
}
