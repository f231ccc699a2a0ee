import type { Map as MapLibre, PaddingOptions } from 'maplibre-gl';
import { type RefObject, useRef, useState } from 'react';
import type { MapFeaturePoint, MapHit } from '#platform/contract/map.ts';
import { usePermission } from '../../session/index.ts';
import { useGround } from '../background.ts';
import { useEngine } from '../engine.ts';
import { TilesNote } from '../tiles-note.tsx';
import type { Position } from '../types.ts';
import { Corner } from './corner.tsx';
import { drawMarksOn } from './marks.ts';
import { prepareLayers } from './paint.ts';
import type { Pen } from './pen.ts';
import { PrintSheet } from './print-sheet.tsx';
import { prepareSketches, useChosen, useFoundPin, useOpenShape } from './sketch.ts';
import { SidePanel } from './side-panel.tsx';
import { TimeBar } from './time-bar.tsx';
import { Tools } from './tools.tsx';
import type { ShownMapProps } from './types.ts';
import { isNarrow, useBounds, useCamera } from './use-camera.ts';
import { useChange } from './use-change.ts';
import { useShownLayers } from './use-shown-layers.ts';
import { useTouch } from './use-touch.ts';

interface LiveLayersMapProps extends ShownMapProps {
  readonly onFailed: () => void;
  /** The frame that goes to full screen. */
  readonly frame: RefObject<HTMLDivElement | null>;
}

const none: readonly MapFeaturePoint[] = [];

/** The layers on WebGL. Loaded only where a page shows them. */
export default function LiveLayersMap(props: LiveLayersMapProps) {
  const { label, base, view, dark = false, controls = 'full', bounds } = props;
  const place = useRef<HTMLDivElement>(null);
  const change = useChange(props);
  const [found, setFound] = useState<Position | null>(null);
  const [openAt, setOpenAt] = useState<Position | null>(null);
  const [chosen, choose] = useState(none);
  const [prints, setPrints] = useState(false);
  const draws = useRef(false);
  const [pen, setPen] = useState<Pen | null>(null);
  const [lists, setLists] = useState(false);
  const mayDraw = usePermission('map.draw');
  const onPen = mayDraw ? setPen : null;
  const map = useEngine(place, {
    base,
    dark,
    onFailed: props.onFailed,
    bounds: bounds ?? null,
    centre: view.centre,
    ...(view.zoom === null ? {} : { zoom: view.zoom }),
    controls: controls === 'full',
    coveredPx: controls === 'full' && !isNarrow() ? panelPx : 0,
    onOpen: (opened) => {
      drawMarksOn(opened);
      prepareLayers(opened);
      prepareSketches(opened);
    },
  });
  useCamera(map, view, change);
  useBounds(map, bounds ?? null);
  useGround(map, view.ground);
  const layers = useShownLayers(map, { known: props.known, view, dark });
  const { shown, live, replayed, second, setSecond } = layers;
  useFoundPin(map, found);
  useChosen(map, view.ring ? chosen : none, view.open ? openAt : null);
  useOpenShape(map, live, view.open);
  useTouch(map, shown.map(({ code }) => code).reverse(), {
    onTouch: (touched) => {
      // Taps belong to the tool that draws.
      if (draws.current || pen) return;
      setOpenAt(touched?.isShape ? null : touched);
      change({ open: touched && { layer: touched.layer, id: touched.id } });
    },
  });
  const goTo = (hit: MapHit): void => {
    setFound(hit.bounds ? null : hit);
    setOpenAt(hit.bounds ? null : hit);
    if (hit.bounds)
      map?.fitBounds(windowPair(hit.bounds), { padding: roomAround(map), maxZoom: 17 });
    const { layer, longitude, latitude } = hit;
    const isMissing = layer !== null && !shown.some(({ code }) => code === layer);
    change({
      ...(hit.bounds ? {} : { centre: { longitude, latitude }, zoom: closeZoom }),
      ...(isMissing ? { layers: [...shown, { code: layer }] } : {}),
      open: layer ? { layer, id: hit.id } : null,
    });
  };
  return (
    <>
      <div ref={place} className="zs-map-canvas" role="application" aria-label={label} />
      <TilesNote map={map} />
      {controls !== 'none' && <Corner {...props} {...{ change, live, shown }} onHit={goTo} />}
      {controls === 'full' && map && (
        <Tools
          {...props}
          {...{ map, change, pen, onPen, lists }}
          onLists={setLists}
          onDraws={(is) => {
            draws.current = is;
          }}
          onPrint={() => setPrints(true)}
        />
      )}
      {controls !== 'none' && (
        <SidePanel
          {...props}
          {...{ change, shown, pen, onPen, lists }}
          onLists={setLists}
          onHit={goTo}
          onOpenAt={setOpenAt}
          onChosen={choose}
        />
      )}
      {view.day !== null && controls === 'full' && (
        <TimeBar {...{ second, replayed, change }} day={view.day} onSecond={setSecond} />
      )}
      {prints && map && (
        <PrintSheet
          map={map}
          layers={live}
          title={label}
          attribution={base.background?.attribution ?? ''}
          at={layers.at}
          onClose={() => setPrints(false)}
        />
      )}
    </>
  );
}

const closeZoom = 17;

/** What panels leave free: search and layers on the left, card and tools on the right; on phones the card lies below. */
function roomAround(map: MapLibre): PaddingOptions {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  if (isNarrow()) return { top: 130, right: 72, bottom: height * 0.5, left: 24 };
  const isWide = width > 1000;
  return { top: 48, right: isWide ? 412 : 72, bottom: 48, left: isWide ? panelPx + 36 : 48 };
}
/** What search and layers cover on a wide screen. */
const panelPx = 264;

function windowPair([west = 0, south = 0, east = 0, north = 0]: readonly number[]): [
  number,
  number,
  number,
  number,
] {
  return [west, south, east, north];
}
