import { type ComponentType, lazy, Suspense, useId, useState } from 'react';
import type { Board, Tile, TileAnswer, TileKind } from '#modules/cockpit/contract/index.ts';
import { Icon, useText } from '#ui/index.ts';
import { PageBoundary } from '#ui/page-view.tsx';
import type { TileProps } from './tile-props.ts';
import { TileState } from './tile-state.tsx';
import { titleOf, whenOf } from './titles.ts';

/** Each kind's code comes when a layout has such a tile. */
const drawings: Readonly<Record<TileKind, ComponentType<TileProps>>> = {
  number: lazy(() => import('./tiles/number-tile.tsx')),
  ranking: lazy(() => import('./tiles/ranking-tile.tsx')),
  trend: lazy(() => import('./tiles/trend-tile.tsx')),
  calendar: lazy(() => import('./tiles/calendar-tile.tsx')),
  funnel: lazy(() => import('./tiles/funnel-tile.tsx')),
  matrix: lazy(() => import('./tiles/matrix-tile.tsx')),
  map: lazy(() => import('./tiles/map-tile.tsx')),
  ticker: lazy(() => import('./tiles/ticker-tile.tsx')),
  camera: lazy(() => import('./tiles/camera-tile.tsx')),
  table: lazy(() => import('./tiles/table-tile.tsx')),
  text: lazy(() => import('./tiles/text-tile.tsx')),
};

const TileDetails = lazy(() => import('./tile-details.tsx'));

interface TileViewProps {
  readonly tile: Tile;
  readonly answer: TileAnswer | undefined;
  readonly board: Board;
}

/** A tile: its name, when it counts, its drawing or why there is none, and the way to its definition and table. */
export function TileView({ tile, answer, board }: TileViewProps) {
  const { t, locale } = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  const indicators = new Map(board.indicators.map((one) => [one.code, one]));
  const title = titleOf(tile, indicators, { t, locale });
  return (
    <section className={`ck-tile ck-tile-${tile.kind}`} data-tile={tile.id} aria-labelledby={id}>
      <header className="ck-tile-head">
        <h2 id={id}>
          <button type="button" onClick={() => setOpen(true)} title={t('cockpit.tile.open')}>
            {title}
            <Icon name="info" size={16} />
          </button>
        </h2>
        <span className="ck-when">{answer && whenOf(tile, answer, t)}</span>
      </header>
      <div className="ck-tile-body">
        {answer ? (
          <Drawn tile={tile} answer={answer} board={board} indicators={indicators} />
        ) : (
          <TileState kind="loading" />
        )}
      </div>
      {open && answer && (
        <Suspense>
          <TileDetails
            tile={tile}
            answer={answer}
            board={board}
            indicators={indicators}
            title={title}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </section>
  );
}

function Drawn(props: TileProps) {
  const { state, problem } = props.answer;
  const Drawing = drawings[props.tile.kind];
  if (state !== 'ok') return <TileState kind={state} problem={problem} />;
  return (
    <PageBoundary>
      <Suspense fallback={<TileState kind="loading" />}>
        <Drawing {...props} />
      </Suspense>
    </PageBoundary>
  );
}
