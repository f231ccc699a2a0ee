import type { CalculationLine, OwnBill } from '../../contract/index.ts';
import { useWords } from './client.ts';

/** What a bill rests on, and how its amount came about. */
export function BillFacts({ bill }: { readonly bill: OwnBill }) {
  const { t, pick, yuan } = useWords();
  const facts = [
    [t('payment.bill.number'), bill.number],
    [t('payment.bill.account'), bill.accountNumber],
    [t('payment.bill.payer'), bill.payerName],
    [t('payment.bill.until'), bill.dueDay],
    [t('payment.bill.by'), pick(bill.departmentZh, bill.departmentEn)],
    [t('payment.bill.phone'), bill.departmentPhone],
  ].filter(([, value]) => value);
  return (
    <section aria-labelledby="pay-facts">
      <h2 id="pay-facts">{t('payment.bill.facts')}</h2>
      <dl className="pay-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {bill.calculation.length > 0 && (
        <>
          <h2>{t('payment.bill.reckoned')}</h2>
          <dl className="pay-facts">
            {bill.calculation.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name and never move.
              <div key={at}>
                <dt>
                  <LineWords line={line} />
                </dt>
                <dd className="pay-amount">{yuan(line.amountFen)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {bill.basisZh && (
        <p className="zs-hint">{t('payment.bill.basis', { basis: bill.basisZh })}</p>
      )}
    </section>
  );
}

function LineWords({ line }: { readonly line: CalculationLine }) {
  const { t, yuan } = useWords();
  const values = {
    quantity: line.quantity,
    unit: t(`payment.unit.${line.unit}`),
    price: yuan(line.unitFen),
    percent: line.percent,
  };
  return <>{t(`payment.line.${line.kind}`, values)}</>;
}
