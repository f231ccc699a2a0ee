import { useQuery } from '@tanstack/react-query';
import { EmptyState, ErrorState, LinkButton, Loading, useText } from '#ui/index.ts';
import type { MonthContent } from '../../../contract/index.ts';
import { participation, useLiveParticipation, usePick } from '../client.ts';
import { Figure } from '../hub-page.tsx';
import '../participation.css';

/** 积分公示: what was earned by village and deed, each month; names only of those who agreed. */
export default function MonthsPage() {
  const { t } = useText();
  useLiveParticipation();
  const months = useQuery({
    queryKey: ['participation', 'months'],
    queryFn: async () => participation.pointMonths({}),
  });
  return (
    <>
      <h1>{t('participation.months.title')}</h1>
      <p>{t('participation.months.lead')}</p>
      {months.isPending && <Loading lines={6} />}
      {months.isError && <ErrorState error={months.error} onRetry={() => void months.refetch()} />}
      {months.data && (
        <>
          <Month content={months.data.running} isRunning />
          {months.data.items.map((content) => (
            <Month key={content.month} content={content} />
          ))}
        </>
      )}
      <LinkButton to="/points" kind="quiet" icon="back">
        {t('participation.points.title')}
      </LinkButton>
    </>
  );
}

function Month({ content, isRunning = false }: { content: MonthContent; isRunning?: boolean }) {
  const { t } = useText();
  const pick = usePick();
  const villages = content.villages.filter(({ people }) => people > 0);
  return (
    <section>
      <h2>
        {content.month} {isRunning && <small>{t('participation.months.running')}</small>}
      </h2>
      {content.people === 0 ? (
        <EmptyState icon="star" title={t('participation.months.none')} />
      ) : (
        <>
          <dl className="pt-figures">
            <Figure name={t('participation.months.people')} value={content.people} />
            <Figure name={t('participation.months.earned')} value={content.earned} />
            <Figure name={t('participation.months.spent')} value={content.spent} />
          </dl>
          <table className="pt-table">
            <tbody>
              {content.rules.map((rule) => (
                <tr key={rule.titleZh}>
                  <th scope="row">{pick(rule.titleZh, rule.titleEn)}</th>
                  <td className="pt-number">
                    {t('participation.months.deeds', { count: rule.deeds })}
                  </td>
                  <td className="pt-number">
                    {t('participation.claim.points', { points: rule.points })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {villages.map((village) => (
            <div key={village.villageId} className="pt-section" style={{ marginTop: 12 }}>
              <strong>{village.villageName}</strong>
              <p className="zs-hint">
                {t('participation.months.village', {
                  people: village.people,
                  points: village.earned,
                })}
              </p>
              {village.board.length > 0 && (
                <ol>
                  {village.board.map(({ name, points }) => (
                    <li key={`${name}${points}`}>
                      {name} · {t('participation.claim.points', { points })}
                    </li>
                  ))}
                </ol>
              )}
            </div>
          ))}
        </>
      )}
    </section>
  );
}
