import { useEffect, useRef } from 'react';
import type { TickerLine } from '#modules/cockpit/contract/index.ts';
import { Icon, type IconName, Time, useText } from '#ui/index.ts';
import type { TileProps } from '../tile-props.ts';

const icons: Readonly<Record<TickerLine['meaning'], IconName>> = {
  ok: 'checkCircle',
  notice: 'info',
  warning: 'warning',
  urgent: 'urgent',
};

/** What happened lately, the newest first; what came since the page opened slides in, what waits for somebody pulses. */
export default function TickerTile({ answer }: TileProps) {
  const { locale } = useText();
  const seen = useRef<Set<string> | null>(null);
  const known = seen.current;
  useEffect(() => {
    seen.current = new Set(answer.lines.map(({ id }) => id));
  }, [answer.lines]);
  return (
    <ul className="ck-ticker">
      {answer.lines.map((line) => {
        const isNew = known !== null && !known.has(line.id);
        const words = locale === 'zh' ? line.titleZh : line.titleEn;
        const place = locale === 'zh' ? line.placeZh : line.placeEn;
        return (
          <li
            key={line.id}
            className={`ck-line-${line.meaning} ${isNew ? 'ck-new' : ''} ${line.waiting ? 'ck-waiting' : ''}`}
          >
            <Icon name={icons[line.meaning]} size={22} />
            <span className="ck-ticker-words">
              {line.path ? <a href={`/console${line.path}`}>{words}</a> : words}
              <small>
                <Time at={line.at} />
                {place && ` · ${place}`}
              </small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
