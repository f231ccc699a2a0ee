import { lazy, Suspense, useState } from 'react';
import type { Board } from '#modules/cockpit/contract/index.ts';
import { Icon, useText } from '#ui/index.ts';
import { useNow } from '#ui/i18n/clock.ts';
import { Link } from '#ui/router/index.ts';
import { pathOf } from './places.ts';
import { named, shortName } from './titles.ts';

const ScreenMenu = lazy(() => import('./screen-menu.tsx'));

interface BarProps {
  readonly board: Board;
  readonly line: 'open' | 'waiting';
  readonly changedAt: Date;
  readonly wall: boolean;
}

/** Where one is, the neighbours, how the line stands, the time. */
export function BoardBar({ board, line, changedAt, wall }: BarProps) {
  const { t, locale } = useText();
  const [menu, setMenu] = useState(false);
  const above = board.way.slice(0, -1);
  const beside = board.place.level === 'town' ? board.children : board.peers;
  return (
    <header className="ck-bar">
      <div className="ck-where">
        {above.length > 0 && (
          <nav aria-label={t('cockpit.way')} className="ck-way">
            {above.map((place) => (
              <Link key={place.id} to={pathOf(place, board.way)}>
                {named(place, locale)}
                <Icon name="forward" size={16} />
              </Link>
            ))}
          </nav>
        )}
        <h1>{named(board.place, locale)}</h1>
      </div>
      <nav aria-label={t('cockpit.places')} className="ck-places">
        {beside.map((place) => (
          <Link
            key={place.id}
            to={pathOf(place, board.way)}
            {...(place.id === board.place.id ? { 'aria-current': 'page' as const } : {})}
          >
            {shortName(place, above.at(-1), locale)}
          </Link>
        ))}
      </nav>
      <LineState line={line} changedAt={changedAt} />
      <Clock />
      {!wall && (
        <button type="button" className="zs-icon-button" onClick={() => setMenu(true)}>
          <Icon name="settings" />
          <span className="zs-hidden">{t('cockpit.menu.open')}</span>
        </button>
      )}
      {menu && (
        <Suspense>
          <ScreenMenu layoutCode={board.layout.code} onClose={() => setMenu(false)} />
        </Suspense>
      )}
    </header>
  );
}

/** Whether what is seen is live; else since when it stands still. */
function LineState({ line, changedAt }: Pick<BarProps, 'line' | 'changedAt'>) {
  const { t } = useText();
  const at = clockText(changedAt);
  return (
    <p className={`ck-line ck-line-${line}`} role="status">
      <Icon name={line === 'open' ? 'checkCircle' : 'offline'} size={20} />
      {line === 'open' ? t('cockpit.live') : t('cockpit.waiting', { at })}
    </p>
  );
}

function Clock() {
  const { locale } = useText();
  const now = useNow(5);
  const day = now.toLocaleDateString(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  });
  return (
    <time className="ck-clock" dateTime={now.toISOString()}>
      <span>{day}</span>
      <strong>{clockText(now)}</strong>
    </time>
  );
}

function clockText(at: Date): string {
  return at.toLocaleTimeString('en-GB', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
  });
}
