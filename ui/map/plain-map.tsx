import type { Geometry, Position as Pair } from 'geojson';
import { type MouseEvent, useMemo } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import { List, ListItem } from '../kit/card.tsx';
import { StatusTag } from '../kit/status-tag.tsx';
import { meanings } from '../tokens/tokens.ts';
import { boundsAround, boundsOfBase, pairsOf } from './bounds.ts';
import { mapColours as c } from './colours.ts';
import { type Frame, frameOf, placeOf, project } from './frame.ts';
import type { BaseKind, MapBase, Position, TownMapProps } from './types.ts';

const fills: Partial<Record<BaseKind, string>> = {
  outline: c.ground,
  landCover: c.field,
  waters: c.water,
};
const lines: Partial<Record<BaseKind, string>> = {
  outline: c.border,
  waters: c.waterLine,
  roads: c.roadEdge,
  villages: c.border,
};

/** For devices without WebGL: the town as a drawing, and what stands on it as a list. */
export function PlainMap({ base, ...props }: TownMapProps & { base: MapBase }) {
  const { t, locale } = useText();
  const {
    points = [],
    areas = [],
    lines: drawn = [],
    selected,
    onSelect,
    picked,
    onPick,
    ring,
    onRing,
  } = props;
  const frame = useMemo(() => frameOf(boundsOfBase(base)), [base]);
  const pick = (event: MouseEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * frame.width;
    const y = ((event.clientY - box.top) / box.height) * frame.height;
    const place = placeOf(frame, x, y);
    onPick?.(place);
    onRing?.([...(ring ?? []), place]);
  };
  return (
    <div className="zs-plain-map">
      <p className="zs-hint">{t('ui.map.fallback')}</p>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the form beside it also takes an address. */}
      <svg
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        role="img"
        aria-label={props.label}
        {...(onPick || onRing ? { onClick: pick } : {})}
      >
        <Ground base={base} frame={frame} />
        {base.layers
          .filter(({ kind }) => kind === 'villages')
          .flatMap(({ features }) => features)
          .map(({ id, geometry, properties }) => (
            <text key={id} {...middleOf(geometry, frame)} className="zs-plain-name">
              {String(properties?.[locale === 'zh' ? 'nameZh' : 'nameEn'] ?? '')}
            </text>
          ))}
        {areas.map(({ id, geometry, meaning }) => (
          <path
            key={id}
            d={pathOf(geometry, frame)}
            fill={meaning ? meanings[meaning].colour : c.border}
            fillOpacity={id === selected ? 0.35 : 0.15}
            stroke={meaning ? meanings[meaning].colour : c.border}
          />
        ))}
        {drawn.map(({ id, path, meaning, faint }) => (
          <path
            key={id}
            d={pathOf(lineOf(path), frame)}
            fill="none"
            stroke={meaning ? meanings[meaning].colour : c.border}
            strokeOpacity={faint ? 0.45 : 1}
            strokeWidth="4"
          />
        ))}
        {points.map((point) => {
          const { x, y } = project(frame, [point.longitude, point.latitude]);
          const radius = point.id === selected ? 12 : 7;
          return (
            <circle key={point.id} cx={x} cy={y} r={radius} fill={meanings[point.meaning].colour} />
          );
        })}
        {picked && <PlainPin frame={frame} at={[picked.longitude, picked.latitude]} />}
      </svg>
      {points.length > 0 && (
        <List label={t('ui.map.places')}>
          {points.map(({ id, label, meaning }) => (
            <ListItem
              key={id}
              title={label}
              aside={<StatusTag meaning={meaning}>{t(`ui.meaning.${meaning}`)}</StatusTag>}
              {...(onSelect ? { onClick: () => onSelect(id) } : {})}
            />
          ))}
        </List>
      )}
    </div>
  );
}

function Ground({ base, frame }: { base: MapBase; frame: Frame }) {
  return base.layers.map(({ id, kind, features }) => {
    if (!fills[kind] && !lines[kind]) return null;
    const d = features.map(({ geometry }) => pathOf(geometry, frame)).join('');
    return <path key={id} d={d} fill={fills[kind] ?? 'none'} stroke={lines[kind] ?? 'none'} />;
  });
}

function PlainPin({ frame, at }: { frame: Frame; at: Pair }) {
  const { x, y } = project(frame, at);
  return (
    <path
      d={`M${x} ${y}l-9-18a10 10 0 1 1 18 0Z`}
      fill={meanings.urgent.colour}
      stroke={c.halo}
      strokeWidth="2"
    />
  );
}

function lineOf(path: readonly Position[]): Geometry {
  const coordinates = path.map(({ longitude, latitude }) => [longitude, latitude]);
  return { type: 'LineString', coordinates };
}

function pathOf(geometry: Geometry, frame: Frame): string {
  const line = (pairs: Pair[]): string =>
    `M${pairs
      .map((pair) => {
        const { x, y } = project(frame, pair);
        return `${x.toFixed(1)} ${y.toFixed(1)}`;
      })
      .join('L')}`;
  if (geometry.type === 'LineString') return line(geometry.coordinates);
  if (geometry.type === 'Polygon') return geometry.coordinates.map((r) => `${line(r)}Z`).join('');
  if (geometry.type !== 'MultiPolygon') return '';
  return geometry.coordinates
    .flat()
    .map((ring) => `${line(ring)}Z`)
    .join('');
}

function middleOf(geometry: Geometry, frame: Frame): { x: number; y: number } {
  const [west, south, east, north] = boundsAround(pairsOf(geometry)) ?? frame.bounds;
  return project(frame, [(west + east) / 2, (south + north) / 2]);
}
