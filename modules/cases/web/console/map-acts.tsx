import { useQuery } from '@tanstack/react-query';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { useMapSelected } from '#ui/map/index.ts';
import { BulkBar } from './desk/bulk-bar.tsx';
import { cases, keys } from './shared/clients.ts';
import './desk/desk.css';

/** So many cases are acted upon at once, as the server takes them. */
const mostAtOnce = 200;

/** The bulk actions of the desk for cases that were selected on the map. */
export default function MapActs() {
  const { t } = useText();
  const selected = useMapSelected();
  const ids = selected?.layer === 'cases' ? selected.ids.slice(0, mostAtOnce) : [];
  const rows = useQuery({
    queryKey: [...keys.map, 'selected', ids],
    queryFn: ({ signal }) => cases.list({ query: { id: [...ids], limit: mostAtOnce } }, { signal }),
    enabled: ids.length > 0,
  });
  if (ids.length === 0) return null;
  if (rows.isError) return <ErrorNotice error={rows.error} />;
  const more = (selected?.ids.length ?? 0) - ids.length;
  return (
    <>
      {more > 0 && <p className="dk-muted">{t('cases.map.onlyFirst', { count: mostAtOnce })}</p>}
      {rows.data && (
        <BulkBar
          rows={rows.data.items}
          onClear={() => {
            void rows.refetch();
            selected?.onActed();
          }}
        />
      )}
    </>
  );
}
