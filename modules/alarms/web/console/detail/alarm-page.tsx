import { Link, useParams } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { TownMap } from '#ui/map/index.ts';
import { useAlarmChanges } from '../shared/clients.ts';
import { meaningOf, useTitle } from '../shared/words.tsx';
import { useAlarm } from './alarm-pane.tsx';
import { AlarmView } from './alarm-view.tsx';
import '../alarms.css';

/** An alarm on a page of its own, with where it is: what a message links to. */
export default function AlarmPage() {
  const { alarmId = '' } = useParams();
  const { t } = useText();
  const titleOf = useTitle();
  const one = useAlarm(alarmId);
  useAlarmChanges();
  if (one.isPending) return <Loading lines={10} />;
  if (one.isError) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  const { alarm } = one.data;
  return (
    <>
      <p>
        <Link to="/alarms" className="al-back">
          <Icon name="back" size={16} /> {t('alarms.menu.desk')}
        </Link>
      </p>
      <div className="dk-split">
        <div className="dk-card">
          <AlarmView detail={one.data} />
        </div>
        {alarm.position && (
          <div className="dk-map">
            <TownMap
              label={t('alarms.one.where')}
              points={[
                {
                  id: alarm.id,
                  ...alarm.position,
                  label: `${alarm.thingName} ${titleOf(alarm)}`,
                  meaning: alarm.active ? meaningOf[alarm.severity] : 'ok',
                },
              ]}
              selected={alarm.id}
              centre={alarm.position}
            />
          </div>
        )}
      </div>
    </>
  );
}
