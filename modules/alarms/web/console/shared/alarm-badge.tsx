import { Badge } from 'antd';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { useAlarmChanges, useCounts } from './clients.ts';
import '../alarms.css';

/** Alarms that nobody has acknowledged yet, one press from the desk. */
export default function AlarmBadge() {
  const { t } = useText();
  useAlarmChanges();
  const counts = useCounts().data;
  const count = counts?.unacknowledged ?? 0;
  return (
    <Link
      to="/alarms"
      className="al-badge"
      aria-label={t('alarms.badge', { count })}
      title={t('alarms.badge', { count })}
    >
      <Badge count={count} size="small" overflowCount={99}>
        <Icon name={count > 0 ? 'warning' : 'shield'} size={22} />
      </Badge>
    </Link>
  );
}
