import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { readMapView, TownLayersMap, writeMapView } from '#ui/map/index.ts';
import './map.css';

/** The one map: everything that has a place, in one view that an address brings back. */
export default function MapPage() {
  const { t } = useText();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readMapView(search), [search]);
  return (
    <div className="mp-page">
      <h1>{t('map.page.title')}</h1>
      <TownLayersMap
        label={t('map.page.title')}
        view={view}
        onView={(next) => setSearch(writeMapView(next), { replace: true })}
        onFollow={(path) => void navigate(path)}
      />
    </div>
  );
}
