import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import { type MapPoint, TownMap } from '#ui/map/index.ts';
import type { ThingFilter, ThingPoint } from '../../../contract/index.ts';
import { useThingMap } from '../use-things.ts';
import { presenceMeaning, PresenceTag } from '../words.tsx';

/** The devices of a filter where they hang. */
export function ThingsMap({ filter }: { filter: ThingFilter }) {
  const { t } = useText();
  const [selected, setSelected] = useState<string | null>(null);
  const map = useThingMap(filter);
  const points = useMemo(() => (map.data?.items ?? []).map(pointOf), [map.data]);
  if (map.isPending) return <Loading lines={10} />;
  if (map.isError) return <ErrorState error={map.error} onRetry={() => void map.refetch()} />;
  const { items, isComplete } = map.data;
  const chosen = items.find(({ id }) => id === selected);
  return (
    <>
      {!isComplete && (
        <Notice meaning="notice" title={t('things.map.cut', { count: items.length })} />
      )}
      <div className="th-map">
        <TownMap
          label={t('things.map.label')}
          points={points}
          selected={selected}
          onSelect={setSelected}
        />
        {chosen && (
          <aside className="th-map-card dk-card">
            <p className="dk-row">
              <strong>{chosen.name}</strong>
              <PresenceTag thing={chosen} />
            </p>
            <p className="dk-muted dk-number">{chosen.code}</p>
            <Link to={`/things/${chosen.id}`}>{t('things.map.open')}</Link>
          </aside>
        )}
      </div>
    </>
  );
}

function pointOf(one: ThingPoint): MapPoint {
  const { id, longitude, latitude } = one;
  const meaning = presenceMeaning(one);
  const label = `${one.name} ${one.code}`;
  return { id, longitude, latitude, label, meaning: meaning === 'neutral' ? 'notice' : meaning };
}
