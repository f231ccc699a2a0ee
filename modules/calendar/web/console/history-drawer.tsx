import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { VersionList } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { calendar } from './use-calendar.ts';
import { useCalendarFields } from './use-calendar-fields.ts';

/** Who changed the calendar, when and in what. */
export function HistoryDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const fields = useCalendarFields([
    'weeklyHours',
    'makeUpHours',
    'marketRules',
    'publishedYears',
    'holidays',
    'makeUpDays',
    'overrides',
  ]);
  const versions = useQuery({
    queryKey: ['calendar', 'versions'],
    queryFn: async () => calendar.versions({}),
  });
  return (
    <Drawer open size={640} title={t('calendar.history')} onClose={onClose}>
      {versions.isPending && <Loading />}
      {versions.isError && (
        <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />
      )}
      {versions.data && <VersionList versions={versions.data.items} fields={fields} />}
    </Drawer>
  );
}
