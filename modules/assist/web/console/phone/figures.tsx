import { useQuery } from '@tanstack/react-query';
import { sayDuration } from '#platform/i18n/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { assist } from '../shared/client.ts';

interface FiguresProps {
  readonly days: { readonly from: string; readonly to: string };
}

/** How the telephone was served, and when it rings. */
export function Figures({ days }: FiguresProps) {
  const { t, locale } = useText();
  const figures = useQuery({
    queryKey: ['assist', 'figures', days],
    queryFn: async () => assist.callFigures({ query: days }),
  });
  if (figures.isPending) return <Loading lines={4} />;
  if (figures.isError)
    return <ErrorState error={figures.error} onRetry={() => void figures.refetch()} />;
  const { calls, answeredShare, averageWaitSeconds, averageTalkSeconds, missed } = figures.data;
  const { callbacks, byHour, byResult } = figures.data;
  const say = (seconds: number | null) => (seconds === null ? '—' : sayDuration(seconds, locale));
  const shown: readonly (readonly [string, string | number])[] = [
    ['calls', calls],
    ['share', answeredShare === null ? '—' : `${Math.round(answeredShare * 100)}%`],
    ['missed', missed],
    ['wait', say(averageWaitSeconds)],
    ['talk', say(averageTalkSeconds)],
    ['reached', `${callbacks.reached} / ${callbacks.reached + callbacks.unreached}`],
  ];
  const most = Math.max(1, ...byHour.map((one) => one.answered + one.missed));
  const height = (count: number) => ({ height: `${(count / most) * 100}%` });
  return (
    <>
      <dl className="as-figures">
        {shown.map(([name, value]) => (
          <div key={name} title={t(`assist.figure.${name}Means`)}>
            <dt>{t(`assist.figure.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="dk-split">
        <section className="dk-card">
          <h2>{t('assist.figure.byHour')}</h2>
          <div className="as-hours" role="img" aria-label={t('assist.figure.byHour')}>
            {byHour.slice(6, 22).map((one) => (
              <div key={one.hour} title={t('assist.figure.hour', { ...one })}>
                <i className="as-missed" style={height(one.missed)} />
                <i style={height(one.answered)} />
                {one.hour}
              </div>
            ))}
          </div>
          <p className="dk-muted">{t('assist.figure.legend')}</p>
        </section>
        <section className="dk-card">
          <h2>{t('assist.figure.byResult')}</h2>
          <table className="dk-differences">
            <tbody>
              {byResult.map(({ result, count }) => (
                <tr key={result}>
                  <th scope="row">{t(`assist.result.${result}`)}</th>
                  <td className="dk-number">{count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </>
  );
}
