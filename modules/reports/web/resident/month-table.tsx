import { useText } from '#ui/index.ts';
import { Fold } from './fold.tsx';

interface Month {
  readonly month: string;
  readonly registered: number;
  readonly closed: number;
  readonly inTime: number;
}

const width = 640;
const height = 160;
const foot = 2;
const head = 8;

/** Reports a month as bars; the same numbers stand in a table for those who do not see them. */
export function MonthTable({ months }: { months: readonly Month[] }) {
  const { t } = useText();
  if (months.length === 0) return null;
  return (
    <div className="rp-months">
      <h3>{t('reports.public.byMonth')}</h3>
      <p className="rp-legend" aria-hidden="true">
        <span className="rp-key rp-key-registered" /> {t('reports.public.registered')}
        <span className="rp-key rp-key-closed" /> {t('reports.public.closed')}
      </p>
      <Bars months={months} />
      <p className="rp-month-ends" aria-hidden="true">
        <span>{months[0]?.month}</span>
        <span>{months.at(-1)?.month}</span>
      </p>
      <Fold plain title={t('reports.public.asTable')}>
        <div className="rp-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('reports.public.month')}</th>
                <th scope="col">{t('reports.public.registered')}</th>
                <th scope="col">{t('reports.public.closed')}</th>
                <th scope="col">{t('reports.public.inTime')}</th>
              </tr>
            </thead>
            <tbody>
              {months.map(({ month, registered, closed, inTime }) => (
                <tr key={month}>
                  <th scope="row">{month}</th>
                  <td>{registered.toLocaleString('en')}</td>
                  <td>{closed.toLocaleString('en')}</td>
                  <td>{inTime.toLocaleString('en')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Fold>
    </div>
  );
}

function Bars({ months }: { months: readonly Month[] }) {
  const { t } = useText();
  const largest = Math.max(
    1,
    ...months.map(({ registered, closed }) => Math.max(registered, closed)),
  );
  const step = width / months.length;
  const bar = Math.min(28, step * 0.36);
  const heightOf = (count: number): number => (count / largest) * (height - foot - head);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className="rp-month-bars"
      role="img"
      aria-label={t('reports.public.chartLabel', { count: months.length, largest })}
    >
      <line x1="0" x2={width} y1={height - foot} y2={height - foot} className="rp-axis" />
      {months.map(({ month, registered, closed }, index) => {
        const middle = step * (index + 0.5);
        const base = height - foot;
        return (
          <g key={month}>
            <rect
              className="rp-bar-registered"
              x={middle - bar}
              y={base - heightOf(registered)}
              width={bar}
              height={heightOf(registered)}
            />
            <rect
              className="rp-bar-closed"
              x={middle}
              y={base - heightOf(closed)}
              width={bar}
              height={heightOf(closed)}
            />
          </g>
        );
      })}
    </svg>
  );
}
