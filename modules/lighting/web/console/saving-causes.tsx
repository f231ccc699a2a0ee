import { useText } from '#ui/i18n/text-provider.tsx';
import type { SavingView } from '../../contract/index.ts';

type Total = SavingView['total'];

const causes = ['lampChangeKwh', 'hoursKwh', 'dimmingKwh', 'outagesKwh', 'unexplainedKwh'] as const;

/** From the baseline down to the meter, cause by cause: a bar each, in one scale. */
export function SavingCauses({ total }: { total: Total }) {
  const { t } = useText();
  const whole = Math.max(total.baselineKwh, total.meteredKwh, 1);
  const share = (kwh: number): string => `${(Math.abs(kwh) / whole) * 100}%`;
  const used = (until: number): number =>
    causes.slice(0, until).reduce((sum, key) => sum + total[key], 0);
  const rows = [
    { key: 'baselineKwh', kwh: total.baselineKwh, from: 0, kind: 'whole' },
    ...causes.map((key, index) => {
      const [above, below] = [total.baselineKwh - used(index), total.baselineKwh - used(index + 1)];
      return { key, kwh: total[key], from: Math.min(above, below), kind: kindOf(key) };
    }),
    { key: 'meteredKwh', kwh: total.meteredKwh, from: 0, kind: 'whole' },
  ];
  return (
    <section className="dk-card">
      <h2>{t('lighting.saving.causes')}</h2>
      <table className="light-causes">
        <tbody>
          {rows.map(({ key, kwh, from, kind }) => (
            <tr key={key}>
              <th scope="row">{t(`lighting.saving.${key}`)}</th>
              <td className="light-cause-track" aria-hidden="true">
                <span
                  className={`light-cause light-cause-${kind}`}
                  style={{ insetInlineStart: share(from), width: share(kwh) }}
                />
              </td>
              <td className="dk-number">{`${kwh.toFixed(0)} kWh`}</td>
              <td className="dk-number dk-muted">
                {total.baselineKwh > 0 ? `${((kwh / total.baselineKwh) * 100).toFixed(1)} %` : '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Outages are no saving, and what nobody explains is left open. */
function kindOf(key: (typeof causes)[number]): string {
  if (key === 'outagesKwh') return 'not';
  return key === 'unexplainedKwh' ? 'open' : 'saved';
}
