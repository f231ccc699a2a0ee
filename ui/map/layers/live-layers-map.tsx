import { useEffect, useRef, useState } from 'react';
import type { MapLayerView } from '#platform/contract/map.ts';
import { Icon } from '../../icons/icon.tsx';
import { useText } from '../../i18n/text-provider.tsx';
import { useEngine } from '../engine.ts';
import type { MapBase } from '../types.ts';
import { FeatureCard } from './feature-card.tsx';
import { Legend } from './legend.tsx';
import { drawMarksOn } from './marks.ts';
import { prepareLayers } from './paint.ts';
import { Switcher } from './switcher.tsx';
import type { TownLayersMapProps } from './types.ts';
import { type LiveLayer, useAskedWindow, useLayerFeatures, usePaint } from './use-layers.ts';
import { useTouch } from './use-touch.ts';
import { type MapView, shownLayers } from './view.ts';

interface LiveLayersMapProps extends TownLayersMapProps {
  readonly base: MapBase;
  readonly known: readonly MapLayerView[];
  readonly view: MapView;
  readonly onView: (view: MapView) => void;
  readonly onFailed: () => void;
}

/** The layers on WebGL. Loaded only where a page shows them. */
export default function LiveLayersMap(props: LiveLayersMapProps) {
  const { label, base, known, view, dark = false, controls = 'full', bounds, onFailed } = props;
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const map = useEngine(place, {
    base,
    dark,
    onFailed,
    bounds: bounds ?? null,
    centre: view.centre,
    ...(view.zoom === null ? {} : { zoom: view.zoom }),
    controls: controls === 'full',
    onOpen: (opened) => {
      drawMarksOn(opened);
      prepareLayers(opened);
    },
  });
  const shown = shownLayers(view, known);
  const asked = useAskedWindow(map);
  const live = useLayerFeatures(known, shown, asked);
  usePaint(map, live, dark);
  useTouch(map, shown.map(({ code }) => code).reverse(), {
    off: false,
    onTouch: (touched) => {
      const open = touched && { layer: touched.layer, id: touched.id };
      latest.current.onView({ ...latest.current.view, open });
    },
  });
  const wanted = bounds?.join(',');
  useEffect(() => {
    if (!map || !wanted) return;
    const [west = 0, south = 0, east = 0, north = 0] = wanted.split(',').map(Number);
    map.fitBounds([west, south, east, north], { padding: 36, maxZoom: 17 });
  }, [map, wanted]);
  const openLayer = known.find(({ code }) => code === view.open?.layer);
  return (
    <>
      <div ref={place} className="zs-map-canvas" role="application" aria-label={label} />
      {controls !== 'none' && <Corner {...props} live={live} />}
      {view.open && openLayer && controls !== 'none' && (
        <FeatureCard
          layer={openLayer}
          id={view.open.id}
          onClose={() => props.onView({ ...view, open: null })}
          onFollow={props.onFollow}
        />
      )}
    </>
  );
}

function Corner({
  controls = 'full',
  known,
  view,
  onView,
  live,
}: LiveLayersMapProps & { live: readonly LiveLayer[] }) {
  const { t } = useText();
  const [isOpen, setOpen] = useState(true);
  const shown = shownLayers(view, known);
  return (
    <section className="zs-layers-panel" aria-label={t('ui.layers.title')}>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name="layers" size={18} />
        {t(controls === 'full' ? 'ui.layers.title' : 'ui.layers.legend')}
        <Icon name="down" size={14} />
      </button>
      {isOpen && controls === 'full' && (
        <Switcher
          known={known}
          shown={shown}
          live={live}
          onShown={(layers) => onView({ ...view, layers })}
        />
      )}
      {isOpen && controls === 'legend' && (
        <div className="zs-layers-groups">
          {live.map(({ layer, shown: one }) => (
            <Legend key={layer.code} layer={layer} shown={one} />
          ))}
        </div>
      )}
    </section>
  );
}
