import type { Map as MapLibre } from 'maplibre-gl';
import { type RefObject, useEffect, useState } from 'react';
import { serverNow } from '../../i18n/clock.ts';
import { useText } from '../../i18n/text-provider.tsx';
import { useDraw } from '../draw.ts';
import type { Position } from '../types.ts';
import { copyText } from './copy-text.ts';
import { KeysHelp } from './keys-help.tsx';
import { lengthMetres, ringSquareMetres, sayMetres, saySquareMetres } from './measure.ts';
import { localDayOf } from './replay.ts';
import { useRectangle, useSketch } from './sketch.ts';
import { isDrawn, type Pen } from './pen.ts';
import { DrawBar, type Tool, type ToolAct, ToolBar } from './tool-bar.tsx';
import type { ChangeView, ShownMapProps } from './types.ts';
import { useMapKeys } from './use-keys.ts';

interface ToolsProps extends ShownMapProps {
  readonly map: MapLibre;
  readonly change: ChangeView;
  readonly frame: RefObject<HTMLDivElement | null>;
  /** Whether taps belong to a tool from now on. */
  readonly onDraws: (draws: boolean) => void;
  readonly onPrint: () => void;
  /** What is drawn to be kept. */
  readonly pen: Pen | null;
  /** Null for who may not keep drawings. */
  readonly onPen: ((pen: Pen | null) => void) | null;
  /** The list of drawings is open. */
  readonly lists: boolean;
  readonly onLists: (lists: boolean) => void;
}

const nothing: Position[] = [];

/** The tools: what they draw, and the keys that call them. */
export function Tools(props: ToolsProps) {
  const { map, view, change, link, frame, onDraws, onPrint, pen, onPen, lists, onLists } = props;
  const { t } = useText();
  const [tool, setTool] = useState<Tool>('look');
  const [corners, setCorners] = useState(nothing);
  const [said, say] = useState('');
  const [keys, setKeys] = useState(false);
  const take = (next: Tool): void => {
    onDraws(next !== 'look');
    setCorners(nothing);
    setTool(next);
    onPen?.(null);
    if (next !== 'look') change({ ring: null, open: null });
  };
  const select = (ring: Position[]): void => {
    onDraws(false);
    setCorners(nothing);
    setTool('look');
    change({ ring, open: null });
  };
  useDrawing(map, { tool, corners, ring: view.ring, setCorners, select, pen, onPen });
  const act = (asked: ToolAct): void => {
    if (asked === 'print') onPrint();
    if (asked === 'drawings') {
      take('look');
      onLists(!lists);
    }
    if (asked === 'keys') setKeys(true);
    if (asked === 'link' && link)
      void copyText(link()).then((done) => say(t(`ui.layers.link.${done}`)));
    if (asked === 'screen') void toggleScreen(frame.current);
    if (asked === 'replay') {
      change(view.day ? { day: null, second: 0 } : { day: localDayOf(serverNow()), second: 0 });
    }
  };
  useMapKeys({
    r: () => take(tool === 'rectangle' ? 'look' : 'rectangle'),
    p: () => take(tool === 'polygon' ? 'look' : 'polygon'),
    m: () => take(tool === 'distance' ? 'look' : 'distance'),
    ...(onPen ? { d: () => act('drawings') } : {}),
    t: () => act('replay'),
    f: () => act('screen'),
    '?': () => act('keys'),
    Escape: () => {
      onLists(false);
      if (tool === 'look' && !pen) change({ open: null, ring: null });
      else take('look');
    },
    ...(tool === 'polygon' && corners.length > 2 ? { Enter: () => select(corners) } : {}),
  });
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => say(''), 3000);
    return () => clearTimeout(timer);
  }, [said]);
  const acts: ToolAct[] = [
    ...(onPen ? ['drawings' as const] : []),
    'replay',
    'print',
    ...(link ? ['link' as const] : []),
    'screen',
    'keys',
  ];
  const keepMeasured = (): void => {
    take('look');
    onPen?.({ kind: 'line', corners, of: null, stage: 'say' });
  };
  return (
    <>
      <ToolBar
        tool={tool}
        draws={lists}
        replays={view.day !== null}
        acts={acts}
        onTool={take}
        onAct={act}
      />
      {pen?.stage === 'draw' && onPen && <PenBar pen={pen} onPen={onPen} />}
      {tool !== 'look' && (
        <DrawBar
          words={wordsOf(tool, corners, t('ui.layers.mu'))}
          hint={t(`ui.layers.hint.${tool}`)}
          onDone={tool === 'polygon' && corners.length > 2 ? () => select(corners) : null}
          onKeep={tool === 'distance' && corners.length > 1 && onPen ? keepMeasured : null}
          onCancel={() => take('look')}
        />
      )}
      {said && (
        <p className="zs-layers-said" role="status">
          {said}
        </p>
      )}
      {keys && <KeysHelp onClose={() => setKeys(false)} />}
    </>
  );
}

/** The pen on the map: how much stands, on to the name, or given up. */
function PenBar({ pen, onPen }: { pen: Pen; onPen: (pen: Pen | null) => void }) {
  const { t } = useText();
  const { kind, corners } = pen;
  const words =
    kind === 'point'
      ? ''
      : wordsOf(kind === 'area' ? 'polygon' : 'distance', corners, t('ui.layers.mu'));
  return (
    <DrawBar
      words={words}
      hint={t(`ui.drawings.hint.${kind}`)}
      onDone={isDrawn(pen) ? () => onPen({ ...pen, stage: 'say' }) : null}
      onCancel={() => onPen(null)}
    />
  );
}

interface Drawing {
  readonly tool: Tool;
  readonly corners: Position[];
  readonly ring: readonly Position[] | null;
  readonly setCorners: (corners: Position[]) => void;
  readonly select: (ring: Position[]) => void;
  readonly pen: Pen | null;
  readonly onPen: ((pen: Pen) => void) | null;
}

function useDrawing(map: MapLibre, drawing: Drawing): void {
  const { tool, corners, ring, setCorners, select, pen, onPen } = drawing;
  const isLine = pen ? pen.kind !== 'area' : tool === 'distance';
  // A point has one corner: the next tap moves it.
  const move = (next: Position[]): void => {
    if (pen) onPen?.({ ...pen, corners: pen.kind === 'point' ? next.slice(-1) : next });
  };
  const underPen =
    pen && !(pen.of && pen.corners.length === 0) ? { ring: pen.corners, onRing: move } : {};
  const underTool = isLine || tool === 'polygon' ? { ring: corners, onRing: setCorners } : {};
  useDraw(map, { ...(pen ? underPen : underTool), openRing: isLine });
  useRectangle(map, tool === 'rectangle', (drawn, isDone) =>
    isDone ? select(drawn) : setCorners(drawn),
  );
  useSketch(map, pen?.corners ?? (tool === 'look' ? (ring ?? nothing) : corners), isLine);
}

function wordsOf(tool: Tool, corners: readonly Position[], mu: string): string {
  if (corners.length < 2) return '';
  const area = corners.length > 2 ? saySquareMetres(ringSquareMetres(corners), mu) : '';
  if (tool !== 'distance') return area;
  return [sayMetres(lengthMetres(corners)), area].filter(Boolean).join(' · ');
}

async function toggleScreen(frame: HTMLElement | null): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await frame?.requestFullscreen();
  } catch {
    // Phones that have no full screen: the map fills the page already.
  }
}
