import type { Map as MapLibre } from 'maplibre-gl';
import { type RefObject, useEffect, useState } from 'react';
import { serverNow } from '../../i18n/clock.ts';
import { useText } from '../../i18n/text-provider.tsx';
import { useDraw } from '../draw.ts';
import type { Position } from '../types.ts';
import { KeysHelp } from './keys-help.tsx';
import { lengthMetres, ringSquareMetres, sayMetres, saySquareMetres } from './measure.ts';
import { localDayOf } from './replay.ts';
import { useRectangle, useSketch } from './sketch.ts';
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
}

const nothing: Position[] = [];

/** The tools: what they draw, and the keys that call them. */
export function Tools({ map, view, change, link, frame, onDraws, onPrint }: ToolsProps) {
  const { t } = useText();
  const [tool, setTool] = useState<Tool>('look');
  const [corners, setCorners] = useState(nothing);
  const [said, say] = useState('');
  const [keys, setKeys] = useState(false);
  const take = (next: Tool): void => {
    onDraws(next !== 'look');
    setCorners(nothing);
    setTool(next);
    if (next !== 'look') change({ ring: null, open: null });
  };
  const select = (ring: Position[]): void => {
    onDraws(false);
    setCorners(nothing);
    setTool('look');
    change({ ring, open: null });
  };
  useDrawing(map, { tool, corners, ring: view.ring, setCorners, select });
  const act = (asked: ToolAct): void => {
    if (asked === 'print') onPrint();
    if (asked === 'keys') setKeys(true);
    if (asked === 'link' && link)
      void copy(link()).then((done) => say(t(`ui.layers.link.${done}`)));
    if (asked === 'screen') void toggleScreen(frame.current);
    if (asked === 'replay') {
      change(view.day ? { day: null, second: 0 } : { day: localDayOf(serverNow()), second: 0 });
    }
  };
  useMapKeys({
    r: () => take(tool === 'rectangle' ? 'look' : 'rectangle'),
    p: () => take(tool === 'polygon' ? 'look' : 'polygon'),
    m: () => take(tool === 'distance' ? 'look' : 'distance'),
    t: () => act('replay'),
    f: () => act('screen'),
    '?': () => act('keys'),
    Escape: () => (tool === 'look' ? change({ open: null, ring: null }) : take('look')),
    ...(tool === 'polygon' && corners.length > 2 ? { Enter: () => select(corners) } : {}),
  });
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => say(''), 3000);
    return () => clearTimeout(timer);
  }, [said]);
  const acts: ToolAct[] = ['replay', 'print', ...(link ? ['link' as const] : []), 'screen', 'keys'];
  return (
    <>
      <ToolBar tool={tool} replays={view.day !== null} acts={acts} onTool={take} onAct={act} />
      {tool !== 'look' && (
        <DrawBar
          words={wordsOf(tool, corners, t('ui.layers.mu'))}
          hint={t(`ui.layers.hint.${tool}`)}
          onDone={tool === 'polygon' && corners.length > 2 ? () => select(corners) : null}
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

interface Drawing {
  readonly tool: Tool;
  readonly corners: Position[];
  readonly ring: readonly Position[] | null;
  readonly setCorners: (corners: Position[]) => void;
  readonly select: (ring: Position[]) => void;
}

function useDrawing(map: MapLibre, { tool, corners, ring, setCorners, select }: Drawing): void {
  const isLine = tool === 'distance';
  useDraw(map, {
    ...(isLine || tool === 'polygon' ? { ring: corners, onRing: setCorners } : {}),
    openRing: isLine,
  });
  useRectangle(map, tool === 'rectangle', (drawn, isDone) =>
    isDone ? select(drawn) : setCorners(drawn),
  );
  useSketch(map, tool === 'look' ? (ring ?? nothing) : corners, isLine);
}

function wordsOf(tool: Tool, corners: readonly Position[], mu: string): string {
  if (corners.length < 2) return '';
  const area = corners.length > 2 ? saySquareMetres(ringSquareMetres(corners), mu) : '';
  if (tool !== 'distance') return area;
  return [sayMetres(lengthMetres(corners)), area].filter(Boolean).join(' · ');
}

async function copy(text: string): Promise<'copied' | 'failed'> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    // Without https there is no clipboard: the address bar holds the same.
    return 'failed';
  }
}

async function toggleScreen(frame: HTMLElement | null): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await frame?.requestFullscreen();
  } catch {
    // Phones that have no full screen: the map fills the page already.
  }
}
