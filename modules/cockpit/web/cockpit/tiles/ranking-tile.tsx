import type { PlaceView } from '#modules/cockpit/contract/index.ts';
import { useText } from '#ui/index.ts';
import { Link } from '#ui/router/index.ts';
import { pathOf } from '../places.ts';
import type { TileProps } from '../tile-props.ts';
import { shortName, withUnit } from '../titles.ts';
import { judge, shareOf } from '../words.ts';

/** Places, departments or kinds in order, each with its bar; a place opens its own page. */
export default function RankingTile({ answer, board, indicators }: TileProps) {
  const { t, locale } = useText();
  const [series] = answer.series;
  const indicator = indicators.get(series?.code ?? '');
  if (!series || !indicator) return null;
  // A target is a line across the bars; where it is nothing it would be the edge.
  const target = indicator.target || null;
  const most = Math.max(target ?? 0, ...series.values.map(({ value }) => value ?? 0));
  const below = new Map(board.children.map((place) => [place.id, place]));
  return (
    <ol className="ck-ranking">
      {series.values.map((one) => (
        <li key={one.group} className={`ck-row-${judge(one.value, indicator) ?? 'plain'}`}>
          <Name place={below.get(one.group)} way={board.way}>
            {shortName(one, board.place, locale) || t('cockpit.none')}
          </Name>
          <span className="ck-bar-track" aria-hidden="true">
            <span style={{ inlineSize: `${shareOf(one.value, most) * 100}%` }} />
            {target !== null && (
              <i style={{ insetInlineStart: `${shareOf(target, most) * 100}%` }} />
            )}
          </span>
          <span className="ck-row-value">{withUnit(one.value, indicator, t)}</span>
        </li>
      ))}
    </ol>
  );
}

function Name(props: {
  place: PlaceView | undefined;
  way: readonly PlaceView[];
  children: string;
}) {
  const { place, way, children } = props;
  if (!place) return <span className="ck-row-name">{children}</span>;
  return (
    <Link className="ck-row-name" to={pathOf(place, way)}>
      {children}
    </Link>
  );
}
