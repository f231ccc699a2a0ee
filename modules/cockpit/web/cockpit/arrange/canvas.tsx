import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { type Board, columns, type Tile } from '#modules/cockpit/contract/index.ts';
import { Icon, Loading, useText } from '#ui/index.ts';
import { placeOf } from '../board-grid.tsx';
import { TileView } from '../tile-view.tsx';
import { titleOf } from '../titles.ts';
import { useSize } from '../use-size.ts';
import type { Box } from './moves.ts';
import type { Draft } from './use-draft.ts';

interface CanvasProps {
  readonly board: Board | null;
  readonly draft: Draft;
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
  /** What the server found wrong, by place in the list of tiles. */
  readonly faults: ReadonlyMap<number, string>;
}

/** The screen, smaller, with tiles that can be dragged, resized, or moved with the arrow keys. */
export function Canvas({ board, draft, chosen, onChoose, faults }: CanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const { tiles, rows, audience } = draft.content;
  const isPhone = audience === 'phone';
  const width = isPhone ? 560 : innerWidth;
  const height = isPhone ? rows * 40 : innerHeight * 0.92;
  const scale = size ? Math.min(1, size.width / width) : 0.5;
  const answers = new Map(board?.answers.map((answer) => [answer.tileId, answer]));
  return (
    <div ref={frame} className="ck-canvas" style={{ height: height * scale }}>
      {board ? (
        <div
          ref={stage}
          className="ck-grid ck-stage"
          style={{ '--rows': rows, width, height, transform: `scale(${scale})` } as CSSProperties}
        >
          {tiles.map((tile, at) => (
            <Holder
              key={tile.id}
              tile={tile}
              board={board}
              draft={draft}
              stage={stage}
              isChosen={tile.id === chosen}
              fault={faults.get(at)}
              onChoose={() => onChoose(tile.id)}
            >
              <TileView tile={tile} answer={answers.get(tile.id)} board={board} />
            </Holder>
          ))}
        </div>
      ) : (
        <Loading lines={8} />
      )}
    </div>
  );
}

interface HolderProps {
  readonly tile: Tile;
  readonly board: Board;
  readonly draft: Draft;
  readonly stage: React.RefObject<HTMLDivElement | null>;
  readonly isChosen: boolean;
  readonly fault: string | undefined;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
}

function Holder(props: HolderProps) {
  const { tile, board, draft, stage, isChosen, fault, onChoose, children } = props;
  const { t, locale } = useText();
  const indicators = new Map(board.indicators.map((one) => [one.code, one]));
  const name = titleOf(tile, indicators, { t, locale });
  const move = useDrag(stage, tile, draft, 'move');
  const resize = useDrag(stage, tile, draft, 'resize');
  return (
    <div
      className={`ck-place ck-holder ${isChosen ? 'ck-chosen' : ''} ${fault ? 'ck-faulty' : ''}`}
      style={placeOf(tile)}
    >
      {/* What lies below is a picture here: its links and buttons wait for the real screen. */}
      <div inert className="ck-holder-inside">
        {children}
      </div>
      <button
        type="button"
        className="ck-grip"
        aria-pressed={isChosen}
        aria-label={t('cockpit.arrange.grip', {
          name,
          x: tile.x + 1,
          y: tile.y + 1,
          w: tile.w,
          h: tile.h,
        })}
        onFocus={onChoose}
        onClick={onChoose}
        onKeyDown={(event) => byKey(event, tile, draft)}
        {...move}
      />
      <span className="ck-resize" aria-hidden="true" {...resize}>
        <Icon name="forward" />
      </span>
      {fault && (
        <p className="ck-fault" role="alert">
          <Icon name="warning" /> {fault}
        </p>
      )}
    </div>
  );
}

const steps: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Arrow keys move a tile by a cell, with Shift they resize it, Delete takes it away. */
function byKey(event: KeyboardEvent, tile: Tile, draft: Draft): void {
  if (event.key === 'Delete') {
    draft.remove(tile.id);
    return;
  }
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  const [dx, dy] = step;
  const { x, y, w, h } = tile;
  draft.move(
    tile.id,
    event.shiftKey ? { x, y, w: w + dx, h: h + dy } : { x: x + dx, y: y + dy, w, h },
  );
}

interface Drag {
  readonly pointerX: number;
  readonly pointerY: number;
  readonly box: Box;
  moved: boolean;
}

/** Dragging by pointer, in whole cells; one drag is one step to undo. */
function useDrag(
  stage: React.RefObject<HTMLDivElement | null>,
  tile: Tile,
  draft: Draft,
  kind: 'move' | 'resize',
) {
  const drag = useRef<Drag | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      const { x, y, w, h } = tile;
      const { clientX: pointerX, clientY: pointerY } = event;
      drag.current = { pointerX, pointerY, box: { x, y, w, h }, moved: false };
    },
    onPointerMove: (event: PointerEvent) => {
      const { current } = drag;
      const area = stage.current?.getBoundingClientRect();
      if (!current || !area) return;
      const dx = Math.round(((event.clientX - current.pointerX) / area.width) * columns);
      const dy = Math.round(
        ((event.clientY - current.pointerY) / area.height) * draft.content.rows,
      );
      const next = boxAfter(current.box, [dx, dy], kind);
      if (next.x === tile.x && next.y === tile.y && next.w === tile.w && next.h === tile.h) return;
      draft.move(tile.id, next, current.moved);
      current.moved = true;
    },
    onPointerUp: () => {
      drag.current = null;
    },
  };
}

function boxAfter(
  { x, y, w, h }: Box,
  [dx, dy]: readonly [dx: number, dy: number],
  kind: 'move' | 'resize',
): Box {
  return kind === 'move' ? { x: x + dx, y: y + dy, w, h } : { x, y, w: w + dx, h: h + dy };
}
