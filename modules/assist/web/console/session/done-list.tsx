import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { ActView, SessionView } from '../../../contract/index.ts';
import { usePick } from '../shared/client.ts';
import { ReadOut } from '../shared/read-out.tsx';

/** What was done in the session, with its numbers; from here the receipt is printed. */
export function DoneList({ session }: { session: SessionView }) {
  const { t } = useText();
  const made = session.done.filter(({ isReading, outcome }) => !isReading && outcome === 'done');
  return (
    <section className="dk-card">
      <div className="dk-tools">
        <h2 className="dk-grow">{t('assist.session.done')}</h2>
        {made.length > 0 && (
          <Link to={`/assist/sessions/${session.id}/receipt`} className="as-button-link">
            <Icon name="print" size={16} />
            {t('assist.session.print')}
          </Link>
        )}
      </div>
      {session.done.length === 0 ? (
        <EmptyState icon="tasks" title={t('assist.session.none')}>
          {t('assist.session.noneText')}
        </EmptyState>
      ) : (
        <ol className="as-done">
          {session.done.map((act) => (
            <Line key={act.id} act={act} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Line({ act }: { act: ActView }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <li>
      <Icon name={act.isReading ? 'eye' : 'checkCircle'} size={18} />
      <div>
        <strong>{pick(act.titleZh, act.titleEn)}</strong>{' '}
        {act.outcome === 'refused' && (
          <StatusTag meaning="warning">{t('assist.act.refused')}</StatusTag>
        )}
        <div className="dk-muted">
          <Time at={act.occurredAt} />
        </div>
        {act.reference && <ReadOut number={act.reference} />}
      </div>
    </li>
  );
}
