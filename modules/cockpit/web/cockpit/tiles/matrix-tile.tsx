import { useText } from '#ui/index.ts';
import type { TileProps } from '../tile-props.ts';
import { withUnit } from '../titles.ts';
import { HeatScale, heatColour } from './heat.tsx';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** Hours across, weekdays down: when it happens. The table says the same in numbers. */
export default function MatrixTile({ answer, indicators }: TileProps) {
  const { t } = useText();
  const [series] = answer.series;
  const indicator = indicators.get(series?.code ?? '');
  if (!series || !indicator) return null;
  const values = new Map(series.values.map(({ group, value }) => [group, value]));
  const most = Math.max(0, ...series.values.map(({ value }) => value ?? 0));
  return (
    <div className="ck-matrix-frame">
      <div className="ck-matrix" role="img" aria-label={t('cockpit.matrix.label')}>
        <span />
        {hours.map((hour) => (
          <span key={hour} className="ck-matrix-hour">
            {hour % 3 === 0 ? hour : ''}
          </span>
        ))}
        {weekdays.map((weekday) => (
          <Weekday key={weekday} name={t(`cockpit.weekday.${weekday}`)}>
            {hours.map((hour) => {
              const value = values.get(`${weekday}-${hour}`) ?? null;
              return (
                <span
                  key={hour}
                  className="ck-cell"
                  style={{ background: heatColour(value, most) }}
                  title={`${t(`cockpit.weekday.${weekday}`)} ${hour}:00 · ${withUnit(value ?? 0, indicator, t)}`}
                />
              );
            })}
          </Weekday>
        ))}
      </div>
      <HeatScale most={most} indicator={indicator} />
    </div>
  );
}

function Weekday({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <span className="ck-matrix-day">{name}</span>
      {children}
    </>
  );
}
