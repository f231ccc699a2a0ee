import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { PlaceView } from '#modules/cockpit/contract/index.ts';
import type { Indicator } from '#modules/indicators/contract/index.ts';
import { useText } from '#ui/index.ts';
import type { BaseKind, MapBase } from '#ui/map/index.ts';
import { Link } from '#ui/router/index.ts';
import { pathOf } from '../places.ts';
import type { TileProps } from '../tile-view.tsx';
import { named, withUnit } from '../titles.ts';
import { heatColour, HeatScale } from './heat.tsx';
import { boxOf, middleOf, pathOfFeature, type Projection, projectionOf } from './projection.ts';

type Area = Feature<Polygon | MultiPolygon>;

/** What is drawn behind the areas, from below to above. */
const ground: readonly BaseKind[] = ['waters', 'roads'];
const closeGround: readonly BaseKind[] = ['waters', 'buildings', 'roads'];

/** The parts of a place coloured by an indicator, with names and values; a part opens its own page. */
export function ValueMap({ answer, board, indicators, base }: TileProps & { base: MapBase }) {
  const { t, locale } = useText();
  const { place, children } = board;
  const [series] = answer.series;
  const indicator = indicators.get(series?.code ?? '');
  const areas = areasOf(base);
  const own = areas.get(place.id);
  const parts = children.flatMap((child) => {
    const area = areas.get(child.id);
    return area ? [{ place: child, area }] : [];
  });
  const shown = own ? [own] : parts.map(({ area }) => area);
  const box = boxOf(shown, place.level === 'gridCell' ? 0.5 : 0.03);
  if (!box) return <p className="ck-why">{t('cockpit.map.none')}</p>;
  const drawing = projectionOf(box);
  const values = new Map(series?.values.map(({ group, value }) => [group, value]));
  const most = Math.max(0, ...[...values.values()].map((value) => value ?? 0));
  const isClose = place.level !== 'town';
  return (
    <div className="ck-map">
      <svg
        viewBox={`0 0 ${drawing.width} ${drawing.height.toFixed(0)}`}
        role="group"
        aria-label={t('cockpit.map.label')}
      >
        <Ground base={base} kinds={isClose ? closeGround : ground} drawing={drawing} />
        {own && <path className="ck-map-own" d={pathOfFeature(own, drawing)} />}
        {parts.map((part) => (
          <Part
            key={part.place.id}
            {...part}
            drawing={drawing}
            fill={indicator ? heatColour(values.get(part.place.id) ?? 0, most) : 'transparent'}
            name={named(part.place, locale)}
            value={indicator ? withUnit(values.get(part.place.id) ?? null, indicator, t) : ''}
            way={board.way}
          />
        ))}
        {parts.length === 0 && own && (
          <Name area={own} drawing={drawing} name={named(place, locale)} value="" />
        )}
      </svg>
      {indicator && <HeatScale most={most} indicator={indicator as Indicator} />}
    </div>
  );
}

/** Areas of villages and cells by id. */
function areasOf(base: MapBase): ReadonlyMap<string, Area> {
  const layers = base.layers.filter(({ kind }) => kind === 'villages' || kind === 'gridCells');
  return new Map(
    layers.flatMap(({ features }) =>
      features.map((feature) => [String(feature.properties?.['id']), feature as Area] as const),
    ),
  );
}

function Ground(props: { base: MapBase; kinds: readonly BaseKind[]; drawing: Projection }) {
  const { base, kinds, drawing } = props;
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
      <Name area={area} drawing={drawing} name={name} value={value} />
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
