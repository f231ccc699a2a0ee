import { useText } from '#ui/i18n/text-provider.tsx';
import type { Traffic } from '../../contract/index.ts';

/** Minutes by door. */
export type Doors = ReadonlyMap<string, readonly Traffic[]>;

/** Minutes by door, the busiest first. */
export function doorsOf(traffic: readonly Traffic[]): Doors {
  const doors = Map.groupBy(traffic, ({ door }) => door);
  const weight = (rows: readonly Traffic[]): number =>
    rows.reduce((sum, { messages }) => sum + messages, 0);
  return new Map([...doors].sort((a, b) => weight(b[1]) - weight(a[1])));
}

/** One card a door: messages a minute now, values, repeats and refusals of two hours. */
export function DoorCards({ doors, nowMs }: { doors: Doors; nowMs: number }) {
  return (
    <ul className="ob-doors">
      {[...doors].map(([door, rows]) => (
        <DoorCard key={door} door={door} rows={rows} nowMs={nowMs} />
      ))}
    </ul>
  );
}

/** Minutes that make the rate of now. */
const rateMinutes = 5;
const minuteMs = 60_000;

/** Messages a minute over the last full minutes; the one under way is not full yet. */
function rateOf(rows: readonly Traffic[], nowMs: number): number {
  const end = Math.floor(nowMs / minuteMs) * minuteMs;
  const messages = rows
    .filter(({ minute }) => {
      const at = Date.parse(minute);
      return at >= end - rateMinutes * minuteMs && at < end;
    })
    .reduce((sum, row) => sum + row.messages, 0);
  return messages / rateMinutes;
}

interface DoorCardProps {
  readonly door: string;
  readonly rows: readonly Traffic[];
  readonly nowMs: number;
}

function DoorCard({ door, rows, nowMs }: DoorCardProps) {
  const { t } = useText();
  const sum = (key: 'messages' | 'values' | 'repeated' | 'refused'): number =>
    rows.reduce((total, row) => total + row[key], 0);
  const mean = rateOf(rows, nowMs);
  const refused = sum('refused');
  return (
    <li className="ob-door">
      <h3>{t(`observations.door.${door}`)}</h3>
      <p className="ob-rate">
        <b>{mean < 10 ? Math.round(mean * 10) / 10 : Math.round(mean)}</b>{' '}
        {t('observations.health.perMinute')}
      </p>
      <dl>
        <dt>{t('observations.health.values')}</dt>
        <dd>{sum('values').toLocaleString()}</dd>
        <dt>{t('observations.health.repeated')}</dt>
        <dd>{sum('repeated').toLocaleString()}</dd>
        <dt>{t('observations.health.refused')}</dt>
        <dd className={refused > 0 ? 'ob-some' : undefined}>{refused.toLocaleString()}</dd>
      </dl>
    </li>
  );
}
