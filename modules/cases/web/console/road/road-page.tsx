import { useQuery } from '@tanstack/react-query';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { cases, keys } from '../shared/clients.ts';
import { RoadForm } from './road-form.tsx';
import { RoadTable } from './road-table.tsx';
import './road.css';

/** How a case runs in this town: settings to change, and the table of states to read. */
export default function RoadPage() {
  const { t } = useText();
  const road = useQuery({ queryKey: keys.road, queryFn: () => cases.road({}) });
  return (
    <>
      <PageHead title={t('cases.menu.road')} lead={t('cases.road.lead')} />
      {road.isPending && <Loading lines={8} />}
      {road.isError && <ErrorState error={road.error} onRetry={() => void road.refetch()} />}
      {road.data && (
        <div className="dk-stack">
          <RoadForm key={road.data.version} road={road.data} />
          <RoadTable />
        </div>
      )}
    </>
  );
}
