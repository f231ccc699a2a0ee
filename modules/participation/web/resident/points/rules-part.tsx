import { useQuery } from '@tanstack/react-query';
import { ErrorState, Loading, useText } from '#ui/index.ts';
import { participation, usePick } from '../client.ts';

/** For what points are given. */
export function RulesPart() {
  const { t } = useText();
  const pick = usePick();
  const rules = useQuery({
    queryKey: ['participation', 'rules'],
    queryFn: async () => participation.pointRules({}),
  });
  return (
    <section>
      <h2>{t('participation.rules.title')}</h2>
      {rules.isPending && <Loading lines={4} />}
      {rules.isError && <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.data && (
        <table className="pt-table">
          <thead>
            <tr>
              <th scope="col">{t('participation.rules.deed')}</th>
              <th scope="col" className="pt-number">
                {t('participation.rules.points')}
              </th>
              <th scope="col" className="pt-number">
                {t('participation.rules.perDay')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.data.items
              .filter(({ active }) => active)
              .map((rule) => (
                <tr key={rule.code}>
                  <th scope="row">{pick(rule.titleZh, rule.titleEn)}</th>
                  <td className="pt-number">{rule.points}</td>
                  <td className="pt-number">{rule.perDay}</td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
