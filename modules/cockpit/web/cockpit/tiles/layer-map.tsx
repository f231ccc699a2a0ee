import { useSyncExternalStore } from 'react';
import { useText } from '#ui/index.ts';
import { type MapBase, TownLayersMap } from '#ui/map/index.ts';
import type { TileProps } from '../tile-props.ts';
import { areasOf } from './areas.ts';
import { boxOf } from './projection.ts';

/** The one map with the layers of the tile, at the place of the board. */
export default function LayerMap({ tile, board, base }: TileProps & { base: MapBase }) {
  const { t } = useText();
  const dark = useDark();
  const own = areasOf(base).get(board.place.id);
  return (
    <div className="ck-layers">
      <TownLayersMap
        label={t('cockpit.map.label')}
        layers={tile.sources}
        dark={dark}
        controls="legend"
        bounds={own ? boxOf([own], 0.1) : null}
        onFollow={(path) => open(`/console${path}`, '_blank')}
      />
    </div>
  );
}

function watchTheme(tell: () => void): () => void {
  const themes = new MutationObserver(tell);
  themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => themes.disconnect();
}

/** Whether the screen is dark now. */
function useDark(): boolean {
  return useSyncExternalStore(
    watchTheme,
    () => document.documentElement.dataset['theme'] !== 'light',
  );
}
