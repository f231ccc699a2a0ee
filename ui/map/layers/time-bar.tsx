import { useEffect, useMemo, useState } from 'react';
import { Icon } from '../../icons/icon.tsx';
import { useText } from '../../i18n/text-provider.tsx';
import { beginnings, secondsOfDay } from './replay.ts';
import type { ChangeView } from './types.ts';
import type { ReplayedLayer } from './use-replay.ts';

interface TimeBarProps {
  readonly day: string;
  /** Second of the day. */
  readonly second: number;
  readonly replayed: readonly ReplayedLayer[];
  readonly onSecond: (second: number) => void;
  readonly change: ChangeView;
}

const daySeconds = 86_400;
const bins = 96;
/** Seconds of the day a second of watching. */
const speeds = [300, 900, 3600] as const;
const tickMs = 250;

/** A day to be watched: play, drag, and how much began in each quarter of an hour. */
export function TimeBar(props: TimeBarProps) {
  const { day, second, replayed, onSecond, change } = props;
  const { t } = useText();
  // Only a time that came to rest is worth a permalink.
  const onRest = (rested: number): void => change({ second: rested });
  const onDay = (next: string): void => change({ day: next });
  const [speed, setSpeed] = useState<number>(speeds[1]);
  const [plays, setPlays] = useState(false);
  usePlay(plays, speed, second, (next) => {
    onSecond(Math.min(next, daySeconds));
    if (next >= daySeconds) {
      setPlays(false);
      onRest(daySeconds);
    }
  });
  const step = (days: number): void => {
    const next = new Date(Date.parse(`${day}T00:00:00Z`) + days * daySeconds * 1000);
    onDay(next.toISOString().slice(0, 10));
  };
  return (
    <section className="zs-layers-time" aria-label={t('ui.layers.replay')}>
      <div className="zs-layers-time-row">
        <button
          type="button"
          className="zs-layers-play"
          aria-label={t(plays ? 'ui.layers.pause' : 'ui.layers.play')}
          onClick={() => {
            if (plays) onRest(second);
            else if (second >= daySeconds) onSecond(0);
            setPlays(!plays);
          }}
        >
          <Icon name={plays ? 'pause' : 'play'} size={18} />
        </button>
        <output>{clock(second)}</output>
        <button type="button" aria-label={t('ui.layers.dayBefore')} onClick={() => step(-1)}>
          <Icon name="back" size={16} />
        </button>
        <input
          type="date"
          aria-label={t('ui.layers.day')}
          value={day}
          onChange={(event) => event.target.value && onDay(event.target.value)}
        />
        <button type="button" aria-label={t('ui.layers.dayAfter')} onClick={() => step(1)}>
          <Icon name="forward" size={16} />
        </button>
        <select
          aria-label={t('ui.layers.speed')}
          value={speed}
          onChange={(event) => setSpeed(Number(event.target.value))}
        >
          {speeds.map((one) => (
            <option key={one} value={one}>
              {t('ui.layers.speedWords', { minutes: one / 60 })}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="zs-layers-push"
          aria-label={t('ui.layers.toNow')}
          title={t('ui.layers.toNow')}
          onClick={() => change({ day: null, second: 0 })}
        >
          <Icon name="close" size={16} />
        </button>
      </div>
      <Track {...{ day, second, replayed, onSecond, onRest }} />
    </section>
  );
}

function Track({
  day,
  second,
  replayed,
  onSecond,
  onRest,
}: Pick<TimeBarProps, 'day' | 'second' | 'replayed' | 'onSecond'> & {
  /** The time came to rest. */
  readonly onRest: (second: number) => void;
}) {
  const { t } = useText();
  const counts = useMemo(() => {
    const spans = replayed.flatMap(({ replay }) => replay?.spans ?? []);
    return beginnings(spans, secondsOfDay(day), bins);
  }, [replayed, day]);
  const most = Math.max(1, ...counts);
  return (
    <div className="zs-layers-track">
      <svg viewBox={`0 0 ${bins} 20`} preserveAspectRatio="none" aria-hidden="true">
        {counts.map((count, at) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a quarter of an hour is its place.
            key={at}
            x={at + 0.1}
            width={0.8}
            y={20 - (count / most) * 20}
            height={(count / most) * 20}
            className={(at / bins) * daySeconds <= second ? 'zs-layers-past' : ''}
          />
        ))}
      </svg>
      <input
        type="range"
        min={0}
        max={daySeconds}
        step={60}
        value={second}
        aria-label={t('ui.layers.instant')}
        aria-valuetext={clock(second)}
        onChange={(event) => onSecond(Number(event.target.value))}
        onPointerUp={() => onRest(second)}
        onKeyUp={() => onRest(second)}
      />
      <div className="zs-layers-hours" aria-hidden="true">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{`${String(hour).padStart(2, '0')}:00`}</span>
        ))}
      </div>
    </div>
  );
}

function clock(second: number): string {
  const minutes = Math.floor(second / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function usePlay(
  plays: boolean,
  speed: number,
  second: number,
  onTick: (second: number) => void,
): void {
  useEffect(() => {
    if (!plays) return;
    const timer = setTimeout(() => onTick(second + (speed * tickMs) / 1000), tickMs);
    return () => clearTimeout(timer);
  }, [plays, speed, second, onTick]);
}
