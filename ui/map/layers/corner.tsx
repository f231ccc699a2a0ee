import { useState } from 'react';
import type { MapHit } from '#platform/contract/map.ts';
import { Icon } from '../../icons/icon.tsx';
import { useText } from '../../i18n/text-provider.tsx';
import { Legend } from './legend.tsx';
import { SearchBox } from './search-box.tsx';
import { Switcher } from './switcher.tsx';
import type { ChangeView, ShownMapProps } from './types.ts';
import { isNarrow } from './use-camera.ts';
import type { LiveLayer } from './use-layers.ts';
import { useMapKeys } from './use-keys.ts';
import type { ShownLayer } from './view.ts';

interface CornerProps extends ShownMapProps {
  readonly change: ChangeView;
  readonly live: readonly LiveLayer[];
  readonly shown: readonly ShownLayer[];
  readonly onHit: (hit: MapHit) => void;
}

/** Search and layers; on walls the legend alone. */
export function Corner(props: CornerProps) {
  const { controls = 'full', known, view, change, live, shown, onHit } = props;
  const { t } = useText();
  const [isOpen, setOpen] = useState(() => !isNarrow());
  const [focusCount, setFocusCount] = useState(0);
  const isFull = controls === 'full';
  useMapKeys(
    isFull
      ? { '/': () => setFocusCount((count) => count + 1), l: () => setOpen((was) => !was) }
      : {},
  );
  return (
    <div className="zs-layers-corner">
      {isFull && <SearchBox onHit={onHit} focusCount={focusCount} />}
      <section className="zs-layers-panel" aria-label={t('ui.layers.title')}>
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Icon name="layers" size={18} />
          {t(isFull ? 'ui.layers.title' : 'ui.layers.legend')}
          <Icon name="down" size={14} />
        </button>
        {isOpen && isFull && (
          <Switcher
            known={known}
            shown={shown}
            live={live}
            replays={view.day !== null}
            onShown={(layers) => change({ layers })}
          >
            <label className="zs-layers-ground">
              <input
                type="checkbox"
                checked={props.dark ?? false}
                onChange={(event) => change({ tone: event.target.checked ? 'dark' : 'light' })}
              />
              {t('ui.layers.dark')}
            </label>
            {props.base.background && props.base.background.kind !== 'none' && (
              <label className="zs-layers-ground">
                <input
                  type="checkbox"
                  checked={view.ground === 'tiles'}
                  onChange={(event) => change({ ground: event.target.checked ? 'tiles' : 'own' })}
                />
                {t('ui.layers.tiles')}
              </label>
            )}
          </Switcher>
        )}
        {isOpen && !isFull && (
          <div className="zs-layers-groups">
            {live.map(({ layer, shown: one }) => (
              <Legend key={layer.code} layer={layer} shown={one} named />
            ))}
          </div>
        )}
      </section>
    </div>
  );
}
