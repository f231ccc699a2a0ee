import { Button } from 'antd';
import { Link } from 'react-router';
import { exactInstant } from '#platform/i18n/index.ts';
import type { ReportReceipt } from '#modules/reports/contract/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';

export type ReceiptData = ReportReceipt;

/** What the person is told: the number, large, who answers for it and by when. */
export function Receipt({ receipt, onAgain }: { receipt: ReceiptData; onAgain: () => void }) {
  const { t } = useText();
  const facts = [
    [t('cases.register.caseNumber'), receipt.caseNumber],
    [t('cases.register.category'), receipt.categoryName],
    [t('cases.register.place'), receipt.address],
    [t('cases.register.department'), receipt.departmentName || t('cases.register.deciding')],
    [t('cases.register.due'), receipt.dueAt ? exactInstant(new Date(receipt.dueAt)) : '—'],
  ];
  return (
    <section className="dk-card cs-receipt">
      <Icon name="checkCircle" size={40} />
      <h1>{t('cases.register.receipt')}</h1>
      <p className="dk-muted">{t('cases.register.receiptNumber')}</p>
      <p className="cs-receipt-number dk-number">{receipt.number}</p>
      <dl>
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <p>{t('cases.register.tell')}</p>
      <div className="dk-row cs-no-print">
        <Button type="primary" autoFocus onClick={onAgain}>
          {t('cases.register.another')}
        </Button>
        <Link to={`/cases/${receipt.caseId}`}>
          <Button>{t('cases.register.openCase')}</Button>
        </Link>
        <Button icon={<Icon name="print" size={16} />} onClick={() => print()}>
          {t('cases.register.print')}
        </Button>
      </div>
    </section>
  );
}
