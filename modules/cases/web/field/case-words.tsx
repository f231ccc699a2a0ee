import type { ReactNode } from 'react';
import { Card, Time, useText } from '#ui/index.ts';
import type { CaseDetail } from '../../contract/index.ts';

/** What was reported, what counts as done, and by when. */
export function CaseWords({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  const { case: row, description, closingCondition, reporters } = detail;
  // Numbers are masked for whoever may not see them; a masked one cannot be called.
  const callable = reporters.find(({ phone }) => /^\+?\d{7,15}$/.test(phone));
  return (
    <Card title={t('cases.one.what')}>
      <p className="field-words">{description || row.title}</p>
      <dl className="field-facts">
        <Fact name={t('cases.one.number')} value={row.number} />
        {row.dueAt && <Fact name={t('cases.one.due')} value={<Time at={row.dueAt} />} />}
        {closingCondition && <Fact name={t('cases.one.doneWhen')} value={closingCondition} />}
        {row.reportCount > 1 && (
          <Fact
            name={t('cases.one.reports')}
            value={t('cases.one.reportCount', { count: row.reportCount })}
          />
        )}
        {row.handlerName && <Fact name={t('cases.one.handler')} value={row.handlerName} />}
        {row.leadDepartmentName && (
          <Fact name={t('cases.one.department')} value={row.leadDepartmentName} />
        )}
      </dl>
      {callable && (
        <a className="zs-button zs-button-secondary zs-wide" href={`tel:${callable.phone}`}>
          {t('cases.one.call', { name: callable.name || callable.phone })}
        </a>
      )}
    </Card>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
