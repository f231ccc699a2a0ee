import type { KindView } from '../../../contract/index.ts';
import { useWords } from '../shared/client.ts';

/** A tariff in words. */
export function TariffWords({ kind: { tariff } }: { readonly kind: Pick<KindView, 'tariff'> }) {
  const { t, yuan } = useWords();
  const unit = t(`payment.unit.${tariff.unit}`);
  if (tariff.type === 'given') return <>{t('payment.tariff.given')}</>;
  if (tariff.type !== 'stepped') {
    return <>{t(`payment.tariff.${tariff.type}`, { amount: yuan(tariff.amountFen), unit })}</>;
  }
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {tariff.steps.map(({ upTo, unitFen }) => (
        <li key={upTo}>
          {upTo === 0
            ? t('payment.tariff.rest', { amount: yuan(unitFen), unit })
            : t('payment.tariff.upTo', { amount: yuan(unitFen), unit, upTo })}
        </li>
      ))}
    </ul>
  );
}
