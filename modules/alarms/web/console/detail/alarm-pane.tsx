import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { alarms, keys } from '../shared/clients.ts';
import { AlarmView } from './alarm-view.tsx';

/** The open alarm beside the list. */
export function AlarmPane({
  alarmId,
  onClose,
}: {
  readonly alarmId: string;
  readonly onClose: () => void;
}) {
  const { t } = useText();
  const one = useAlarm(alarmId);
  return (
    <aside className="al-pane" aria-label={t('alarms.one.title')}>
      <p className="dk-row al-pane-head">
        <Link to={`/alarms/${alarmId}`}>{t('alarms.one.page')}</Link>
        <Button
          className="al-push"
          type="text"
          size="small"
          icon={<Icon name="close" size={16} />}
          aria-label={t('alarms.one.close')}
          onClick={onClose}
        />
      </p>
      {one.isPending && <Loading lines={8} />}
      {one.isError && <ErrorState error={one.error} onRetry={() => void one.refetch()} />}
      {one.data && <AlarmView detail={one.data} />}
    </aside>
  );
}

/** One alarm, whole. */
export function useAlarm(alarmId: string) {
  return useQuery({
    queryKey: keys.one(alarmId),
    queryFn: () => alarms.one({ params: { alarmId } }),
  });
}
