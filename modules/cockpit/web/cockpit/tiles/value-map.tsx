import { useRef } from 'react';
import type { Board, Level, PlaceView } from '#modules/cockpit/contract/index.ts';
import { useText } from '#ui/index.ts';
import type { BaseKind, MapBase } from '#ui/map/index.ts';
import { Link } from '#ui/router/index.ts';
import { pathOf } from '../places.ts';
import type { TileProps } from '../tile-props.ts';
import { shortName, withUnit } from '../titles.ts';
import { useSize } from '../use-size.ts';
import { heatColour, HeatScale } from './heat.tsx';
import { type Area, areasOf } from './areas.ts';
import { boxOf, middleOf, pathOfFeature, type Projection, projectionOf } from './projection.ts';

/** What is drawn behind the areas, from below to above. */
const ground: readonly BaseKind[] = ['waters', 'roads'];
const closeGround: readonly BaseKind[] = ['waters', 'buildings', 'roads'];

/** The parts of a place coloured by an indicator, with names and values; a part opens its own page. */
export function ValueMap(props: TileProps & { base: MapBase }) {
  const { t, locale } = useText();
  const { answer, board, indicators, base } = props;
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const [series] = answer.series;
  const indicator = indicators.get(series?.code ?? '');
  const values = new Map(series?.values.map(({ group, value }) => [group, value]));
  const most = Math.max(0, ...[...values.values()].map((value) => value ?? 0));
  const { own, parts, box } = shownOf(board, base);
  const named = parts.map((part) => ({
    ...part,
    name: shortName(part.place, board.place, locale),
    value: indicator ? withUnit(values.get(part.place.id) ?? null, indicator, t) : '',
  }));
  const drawing = size && box ? projectionOf(box, size) : null;
  return (
    <div className="ck-map" ref={frame}>
      {!box && <p className="ck-why">{t('cockpit.map.none')}</p>}
      {drawing && (
        <svg role="group" aria-label={t('cockpit.map.label')}>
          <Ground base={base} drawing={drawing} level={board.place.level} />
          {own && <path className="ck-map-own" d={pathOfFeature(own, drawing)} />}
          {named.map((part) => (
            <Part
              key={part.place.id}
              {...{ ...part, drawing, way: board.way }}
              fill={indicator ? heatColour(values.get(part.place.id) ?? 0, most) : 'transparent'}
            />
          ))}
          {/* Above all areas: a name may be wider than its own, and the next would cover its end. */}
          {named.map(({ place, area, name, value }) => (
            <Name key={place.id} {...{ area, drawing, name, value }} />
          ))}
        </svg>
      )}
      {indicator && <HeatScale most={most} indicator={indicator} />}
    </div>
  );
}

/** What of the ground is drawn: the place itself, its parts, and the box around. */
function shownOf({ place, children }: Board, base: MapBase) {
  const areas = areasOf(base);
  const own = areas.get(place.id);
  const parts = children.flatMap((child) => {
    const area = areas.get(child.id);
    return area ? [{ place: child, area }] : [];
  });
  const shown = own ? [own] : parts.map(({ area }) => area);
  return { own, parts, box: boxOf(shown, place.level === 'gridCell' ? 0.4 : 0.03) };
}

function Ground(props: { base: MapBase; drawing: Projection; level: Level }) {
  const { base, drawing, level } = props;
  const kinds = level === 'town' ? ground : closeGround;
  return kinds.map((kind) => (
    <path
      key={kind}
      className={`ck-map-${kind}`}
      d={base.layers
        .filter((layer) => layer.kind === kind)
        .flatMap(({ features }) => features.map((feature) => pathOfFeature(feature, drawing)))
        .join('')}
    />
  ));
}

interface PartProps {
  readonly place: PlaceView;
  readonly area: Area;
  readonly drawing: Projection;
  readonly fill: string;
  readonly name: string;
  readonly value: string;
  readonly way: readonly PlaceView[];
}

function Part({ place, area, drawing, fill, name, value, way }: PartProps) {
  return (
    <Link to={pathOf(place, way)} className="ck-map-part" aria-label={`${name} ${value}`}>
      <path d={pathOfFeature(area, drawing)} fill={fill} />
    </Link>
  );
}

function Name(props: { area: Area; drawing: Projection; name: string; value: string }) {
  const { area, drawing, name, value } = props;
  const [x, y] = drawing.point(middleOf(area.geometry));
  return (
    <text className="ck-map-name" x={x} y={y} aria-hidden="true">
      <tspan x={x}>{name}</tspan>
      {value && (
        <tspan x={x} dy="1.15em" className="ck-map-value">
          {value}
        </tspan>
      )}
    </text>
  );
}
