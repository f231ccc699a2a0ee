import { useQuery } from '@tanstack/react-query';
import { Time, useText } from '#ui/index.ts';
import type { SatisfactionRow } from '../../contract/index.ts';
import { participation } from './client.ts';

/** How content people were whom the town called, by department, with how sure that is. */
export function SatisfactionPart() {
  const { t } = useText();
  const rounds = useQuery({
    queryKey: ['participation', 'satisfaction'],
    queryFn: async () => participation.publicSatisfaction({}),
  });
  const [latest] = rounds.data?.items ?? [];
  if (!latest) return null;
  return (
    <section>
      <h2>{t('participation.satisfaction.title')}</h2>
      <p className="zs-hint">
        {latest.title} · <Time at={latest.publishedAt} />
      </p>
      <table className="pt-table">
        <thead>
          <tr>
            <th scope="col">{t('participation.satisfaction.department')}</th>
            <th scope="col" className="pt-number">
              {t('participation.satisfaction.answered')}
            </th>
            <th scope="col" className="pt-number">
              {t('participation.satisfaction.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {latest.rows.map((row) => (
            <Line key={row.departmentId} row={row} />
          ))}
        </tbody>
      </table>
      <p className="zs-hint">{t('participation.satisfaction.how', { seed: latest.seed })}</p>
    </section>
  );
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

function Line({ row }: { row: SatisfactionRow }) {
  const { t } = useText();
  const { share, low, high } = row;
  return (
    <tr>
      <th scope="row">{row.departmentName || t('participation.satisfaction.whole')}</th>
      <td className="pt-number">{row.answered}</td>
      <td className="pt-number">
        {share === null || low === null || high === null ? (
          '—'
        ) : (
          <>
            <strong>{percent(share)}</strong>
            <br />
            <small>
              {t('participation.satisfaction.range', { low: percent(low), high: percent(high) })}
            </small>
          </>
        )}
      </td>
    </tr>
  );
}
