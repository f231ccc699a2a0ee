import { boundsOfBase } from '../bounds.ts';
import { PlainMap } from '../plain-map.tsx';
import type { MapArea, MapLine, MapPoint } from '../types.ts';
import type { Meaning } from '../../tokens/tokens.ts';
import { FeatureCard } from './feature-card.tsx';
import { snapWindow } from './snap.ts';
import { Switcher } from './switcher.tsx';
import type { ShownMapProps } from './types.ts';
import { type LiveLayer, useLayerFeatures } from './use-layers.ts';
import { lookOf, shownLayers } from './view.ts';

/** So far in that a town's points come one by one where they are few. */
const zoom = 15;
const townWide = [112, 28, 113, 29] as const;

/** The layers for devices without WebGL: a drawing, a list, the same cards. */
export function PlainLayers({ known, base, view, onView, ...props }: ShownMapProps) {
  const shown = shownLayers(view, known);
  const live = useLayerFeatures(known, shown, snapWindow(boundsOfBase(base) ?? townWide, zoom));
  const { open } = view;
  const openLayer = known.find(({ code }) => code === open?.layer);
  return (
    <div className="zs-layers-plain">
      {props.controls !== 'none' && (
        <Switcher
          known={known}
          shown={shown}
          live={live}
          onShown={(layers) => onView({ ...view, layers })}
        />
      )}
      {open && openLayer && (
        <FeatureCard
          layer={openLayer}
          id={open.id}
          onClose={() => onView({ ...view, open: null })}
          onFollow={props.onFollow}
        />
      )}
      <PlainMap
        label={props.label}
        base={base}
        points={live.flatMap(pointsOf)}
        areas={live.flatMap(areasOf)}
        lines={live.flatMap(linesOf)}
        selected={open ? `${open.layer}:${open.id}` : null}
        onSelect={(key) => {
          const [layer = '', id = ''] = key.split(/:(.*)/s);
          if (id) onView({ ...view, open: { layer, id } });
        }}
      />
    </div>
  );
}

const meaningOf: Readonly<Record<string, Meaning>> = {
  calm: 'ok',
  plain: 'notice',
  grave: 'urgent',
};

const classOf = ({ layer, answer }: LiveLayer, kind: number): Meaning =>
  meaningOf[lookOf(layer, answer ?? {}).classes[kind]?.weight ?? 'plain'] ?? 'notice';

function pointsOf(live: LiveLayer): MapPoint[] {
  return (live.answer?.points ?? []).map(({ id, label, kind, count, longitude, latitude }) => ({
    id: `${live.layer.code}:${id}`,
    label: label || `${count}`,
    meaning: classOf(live, kind),
    longitude,
    latitude,
    count,
  }));
}

function areasOf(live: LiveLayer): MapArea[] {
  return (live.answer?.shapes ?? []).flatMap(({ id, label, kind, geometry }): MapArea[] =>
    geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
      ? [{ id: `${live.layer.code}:${id}`, label, meaning: classOf(live, kind), geometry }]
      : [],
  );
}

function linesOf(live: LiveLayer): MapLine[] {
  return (live.answer?.shapes ?? []).flatMap(({ id, label, kind, geometry }): MapLine[] => {
    if (geometry.type !== 'LineString') return [];
    const path = geometry.coordinates.map(([longitude = 0, latitude = 0]) => ({
      longitude,
      latitude,
    }));
    return [{ id: `${live.layer.code}:${id}`, label, meaning: classOf(live, kind), path }];
  });
}
