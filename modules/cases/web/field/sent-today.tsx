import { List, ListItem, serverNow, Time, useText } from '#ui/index.ts';
import { useOutbox } from '#ui/offline/index.ts';
import { actionOf } from './pending.ts';

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
/** Comments are not counted as work done. */
const counted = ['reportDone', 'verify', 'refuseVerification'];

/** 今日已办: what this phone's person finished today and the server has taken. */
export function SentToday() {
  const { t } = useText();
  const { sent } = useOutbox();
  const today = day.format(serverNow());
  const done = sent.filter(
    ({ path, createdAt }) =>
      counted.includes(actionOf(path)?.action ?? '') && day.format(new Date(createdAt)) === today,
  );
  if (done.length === 0) return null;
  return (
    <details className="field-group">
      <summary>
        {t('cases.group.doneToday')} <span className="field-count">{done.length}</span>
      </summary>
      <List label={t('cases.group.doneToday')}>
        {done.map(({ id, subject, label, createdAt }) => (
          <ListItem key={id} to={`/cases/${subject}`} icon="checkCircle" title={label}>
            <Time at={createdAt} />
          </ListItem>
        ))}
      </List>
    </details>
  );
}
