import { useNavigate } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { TownLayersMap } from '#ui/map/index.ts';
import { SelectionActs } from '#ui/page-view.tsx';
import { useMe } from '#ui/session/index.ts';
import { useMapView } from './use-map-view.ts';
import './map.css';

/** The one map: everything that has a place, in one view that an address brings back. */
export default function MapPage() {
  const { t, locale } = useText();
  const { town } = useMe();
  const navigate = useNavigate();
  const [view, setView] = useMapView();
  return (
    <div className="mp-page">
      <h1>{t('map.page.title')}</h1>
      <TownLayersMap
        label={t('map.page.of', { town: locale === 'zh' ? town.nameZh : town.nameEn })}
        view={view}
        onView={setView}
        link={() => location.href}
        onFollow={(path) => void navigate(path)}
        acts={<SelectionActs />}
      />
    </div>
  );
}
