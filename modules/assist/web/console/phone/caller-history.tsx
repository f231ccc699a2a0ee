import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Deadline, Time } from '#ui/i18n/time.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { CallDetail } from '../../../contract/index.ts';
import { usePick } from '../shared/client.ts';

const over = new Set(['closed', 'cancelled', 'merged']);

/** What came before from this caller, so that nobody has to tell it twice. */
export function CallerHistory({ call }: { call: CallDetail }) {
  const { t } = useText();
  const pick = usePick();
  const mayOpen = usePermission('cases.read');
  return (
    <section className="dk-card">
      <h2>{t('assist.phone.cases')}</h2>
      {call.cases.length === 0 && <p className="dk-muted">{t('assist.phone.noCases')}</p>}
      <ul className="as-plain">
        {call.cases.map((one) => (
          <li key={one.number}>
            {mayOpen ? (
              <Link to={`/cases/${one.caseId}`} className="dk-number">
                {one.number}
              </Link>
            ) : (
              <span className="dk-number">{one.number}</span>
            )}{' '}
            {one.categoryName}
            <div className="dk-row">
              <StatusTag meaning={over.has(one.state) ? 'ok' : 'notice'}>
                {pick(one.stateZh, one.stateEn)}
              </StatusTag>
              {one.dueAt && !over.has(one.state) && <Deadline at={one.dueAt} />}
              <span className="dk-muted">
                <Time at={one.reportedAt} />
              </span>
            </div>
          </li>
        ))}
      </ul>
      <h2>{t('assist.phone.former')}</h2>
      {call.calls.length === 0 && <p className="dk-muted">{t('assist.phone.noFormer')}</p>}
      <ul className="as-plain">
        {call.calls.map((one) => (
          <li key={one.id}>
            <Time at={one.startedAt} /> ·{' '}
            {one.result ? t(`assist.result.${one.result}`) : t(`assist.call.${one.state}`)}
            {one.summary && <div className="dk-muted">{one.summary}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}
