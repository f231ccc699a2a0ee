import type { Map as MapLibre } from 'maplibre-gl';
import { useText } from '../i18n/text-provider.tsx';
import { useTilesFail } from './background.ts';

/** Says that the host of the tiles does not answer; the town's own layers are what is seen then. */
export function TilesNote({ map }: { map: MapLibre | null }) {
  const { t } = useText();
  if (!useTilesFail(map)) return null;
  return (
    <p className="zs-map-note" role="status">
      {t('ui.map.tilesFail')}
    </p>
  );
}
