import { useText } from '#ui/index.ts';
import { Link } from '#ui/router/index.ts';
import { pathOf } from '../places.ts';
import type { TileProps } from '../tile-props.ts';
import { named, unitOf } from '../titles.ts';
import { judge, sayValue } from '../words.ts';

/** Several indicators side by side, one row a place, department or kind. */
export default function TableTile({ answer, board, indicators }: TileProps) {
  const { t, locale } = useText();
  const columns = answer.series.flatMap((series) => {
    const indicator = indicators.get(series.code);
    const values = new Map(series.values.map((one) => [one.group, one]));
    return indicator ? [{ indicator, values }] : [];
  });
  const groups = new Map(
    answer.series.flatMap(({ values }) => values.map((one) => [one.group, one] as const)),
  );
  const below = new Map(board.children.map((place) => [place.id, place]));
  return (
    <div className="ck-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('cockpit.table.group')}</th>
            {columns.map(({ indicator }) => (
              <th key={indicator.code} scope="col">
                {named(indicator, locale)}
                {unitOf(indicator, t) && <small> {unitOf(indicator, t)}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...groups.values()].map((one) => {
            const place = below.get(one.group);
            const name = named(one, locale) || t('cockpit.none');
            return (
              <tr key={one.group}>
                <th scope="row">
                  {place ? <Link to={pathOf(place, board.way)}>{name}</Link> : name}
                </th>
                {columns.map(({ indicator, values }) => {
                  const value = values.get(one.group)?.value ?? null;
                  return (
                    <td
                      key={indicator.code}
                      className={`ck-row-${judge(value, indicator) ?? 'plain'}`}
                    >
                      {sayValue(value, indicator)}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
