import { SubNav } from '#ui/desk/index.ts';
import { useWords } from './client.ts';

const places = [
  ['/payment', 'overview'],
  ['/payment/bills', 'bills'],
  ['/payment/orders', 'orders'],
  ['/payment/decisions', 'decisions'],
  ['/payment/reconciliation', 'reconciliation'],
  ['/payment/tariffs', 'tariffs'],
] as const;

/** The pages of payment side by side. */
export function Places() {
  const { t } = useWords();
  return (
    <SubNav
      label={t('payment.menu.payment')}
      places={places.map(([to, name]) => ({ to, title: t(`payment.nav.${name}`) }))}
    />
  );
}
