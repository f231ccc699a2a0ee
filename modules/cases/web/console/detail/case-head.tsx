import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { exactInstant } from '#platform/i18n/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { CaseDetail } from '../../../contract/index.ts';
import { CaseDue, CaseFlags, StateTag, UrgencyTag } from '../shared/case-words.tsx';
import { useLookup } from '../shared/use-names.ts';
import { LedgerBadge } from './ledger-badge.tsx';

/** What the case is: title, state, deadline, who has it, and what is out of the ordinary. */
export function CaseHead({ detail, level }: { detail: CaseDetail; level: 1 | 2 }) {
  const { t } = useText();
  const name = useLookup();
  const { case: row } = detail;
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <header className="cs-head">
      <p className="cs-head-line">
        <StateTag state={row.state} />
        <UrgencyTag urgency={row.urgency} always />
        <CaseDue row={row} />
        <CaseFlags row={row} />
        <LedgerBadge caseId={row.id} version={row.version} />
      </p>
      <Title className="cs-title">{row.title}</Title>
      <dl className="cs-facts">
        <Fact name={t('cases.one.number')}>
          <span className="dk-number">{row.number}</span>
        </Fact>
        <Fact name={t('cases.one.category')}>{name(row.categoryCode, row.categoryName)}</Fact>
        <Fact name={t('cases.one.department')}>
          {name(row.leadDepartmentId, row.leadDepartmentName) || t('cases.one.noDepartment')}
        </Fact>
        <Fact name={t('cases.one.handler')}>{row.handlerName || t('cases.one.noHandler')}</Fact>
        <Fact name={t('cases.one.channel')}>{t(`cases.channel.${row.channel}`)}</Fact>
        <Fact name={t('cases.one.registered')}>
          <Time at={row.registeredAt} />
        </Fact>
        {row.dueAt && (
          <Fact name={t('cases.one.due')}>
            <time dateTime={row.dueAt} title={exactInstant(new Date(row.dueAt))}>
              <Time at={row.dueAt} />
              {detail.deadlineText && <span className="dk-muted"> ({detail.deadlineText})</span>}
            </time>
          </Fact>
        )}
        {row.closedAt && (
          <Fact name={t('cases.one.closed')}>
            <Time at={row.closedAt} />
          </Fact>
        )}
      </dl>
      <Notices detail={detail} />
    </header>
  );
}

/** A name and its value. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Notices({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  const { case: row, requestedDueAt, reviewAt, mergedIntoId, mergedIntoNumber } = detail;
  return (
    <>
      {row.needsOfficer && row.state === 'registered' && (
        <Notice meaning="warning" title={t('cases.notice.needsOfficer')}>
          <p>{t('cases.notice.needsOfficerText')}</p>
        </Notice>
      )}
      {requestedDueAt && row.extensionAsked && (
        <Notice meaning="warning" title={t('cases.notice.extension')}>
          <p>
            {t('cases.notice.extensionUntil')} <Time at={requestedDueAt} />
          </p>
        </Notice>
      )}
      {row.state === 'suspended' && reviewAt && (
        <Notice meaning="notice" title={t('cases.notice.suspended')}>
          <p>
            {t('cases.notice.review')} <Time at={reviewAt} />
          </p>
        </Notice>
      )}
      {mergedIntoId && (
        <Notice meaning="notice" title={t('cases.notice.merged')}>
          <p>
            <Link to={`/cases/${mergedIntoId}`}>{mergedIntoNumber}</Link>
          </p>
        </Notice>
      )}
    </>
  );
}
