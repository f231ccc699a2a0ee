import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { createClient, ProblemError } from '#ui/api/index.ts';
import {
  Card,
  Deadline,
  ErrorNotice,
  ErrorState,
  GivenStars,
  Loading,
  StatusTag,
  Time,
  useText,
} from '#ui/index.ts';
import { useParams, useSearchParams } from '#ui/router/index.ts';
import { api, type FollowedReport } from '../../contract/index.ts';
import { FilePhotos } from './file-photos.tsx';
import { FindForm } from './find-form.tsx';
import { Answer, Comment, Rate, Reopen } from './follow-acts.tsx';
import { keepReport, ownReport } from './own-reports.ts';
import { LedgerReceipts } from './ledger-receipts.tsx';
import { PhoneLink } from './phone-link.tsx';
import { meaningOfState, Steps } from './steps.tsx';
import './resident.css';
import './follow.css';

const renewMs = 15_000;

/** One's own report: where it stands, what was done, and what one may say to it. */
export default function FollowPage() {
  const { t, locale } = useText();
  const { number = '' } = useParams();
  const [query] = useSearchParams();
  const token = query.get('t') ?? ownReport(number)?.token ?? '';
  const followed = useQuery({
    queryKey: ['reports', 'follow', locale, number, token],
    queryFn: async () => createClient(api).follow({ params: { number }, body: { token } }),
    enabled: token !== '',
    refetchInterval: (state) => (state.state.data ? renewMs : false),
  });
  useRemembering(followed.data, token);
  if (token === '') return <AskToken number={number} error={null} />;
  if (followed.isPending) return <Loading lines={6} />;
  if (!followed.data) {
    const { error } = followed;
    const wrong = error instanceof ProblemError && error.problem.code === 'report-unknown';
    if (wrong) return <AskToken number={number} error={error} />;
    return <ErrorState error={error} onRetry={() => void followed.refetch()} />;
  }
  return <Followed report={followed.data} token={token} />;

  function AskToken({ error }: { number: string; error: unknown }) {
    return (
      <>
        <h1>{t('reports.find.title')}</h1>
        <ErrorNotice error={error} />
        <FindForm number={number} />
      </>
    );
  }
}

/** A report opened by its link is found again under 我的上报. Four digits are no link: not kept. */
function useRemembering(report: FollowedReport | undefined, token: string): void {
  useEffect(() => {
    if (!report || ownReport(report.number) || /^\d{4}$/.test(token)) return;
    const { number, text, categoryName, reportedAt } = report;
    keepReport({ number, token, summary: text.slice(0, 60) || categoryName, reportedAt });
  }, [report, token]);
}

function Followed({ report, token }: { report: FollowedReport; token: string }) {
  const { t, locale } = useText();
  const after = report.steps.flatMap(({ photoIds }) => photoIds);
  const before = report.photoIds.filter((id) => !after.includes(id));
  const holder = { number: report.number, token };
  return (
    <>
      <h1>{report.categoryName || t('reports.follow.title')}</h1>
      <p className="rp-facts" role="status">
        <StatusTag meaning={meaningOfState(report.state)}>
          {locale === 'zh' ? report.stateZh : report.stateEn}
        </StatusTag>{' '}
        <span>{t('reports.follow.number', { number: report.number })}</span>
      </p>
      {report.question && (
        <Answer holder={holder} question={report.question.text} askedAt={report.question.askedAt} />
      )}
      {report.mayRate && <Rate holder={holder} />}
      <Card>
        {report.text && <p className="rp-words">{report.text}</p>}
        <FilePhotos photoIds={before} label={t('reports.follow.before')} pass={report.photoPass} />
        <Facts report={report} />
      </Card>
      <h2 className="rp-heading">{t('reports.follow.steps')}</h2>
      <Steps steps={report.steps} photoPass={report.photoPass} />
      {report.rating && (
        <Card title={t('reports.follow.yourRating')}>
          <GivenStars value={report.rating.stars} />
          {report.rating.words && <p>{report.rating.words}</p>}
        </Card>
      )}
      {report.mayComment && !report.question && <Comment holder={holder} />}
      {report.mayReopen && <Reopen holder={holder} />}
      <LedgerReceipts holder={holder} />
      <p className="zs-hint">{t('reports.follow.renewed')}</p>
    </>
  );
}

const ended: readonly string[] = ['done', 'verified', 'closed', 'cancelled', 'merged'];

function Facts({ report }: { report: FollowedReport }) {
  const { t } = useText();
  const { address, departmentName, departmentPhone, dueAt, reportedAt, state } = report;
  return (
    <dl className="rp-dl">
      {address && (
        <>
          <dt>{t('reports.follow.address')}</dt>
          <dd>{address}</dd>
        </>
      )}
      <dt>{t('reports.follow.reportedAt')}</dt>
      <dd>
        <Time at={reportedAt} />
      </dd>
      <dt>{t('reports.follow.department')}</dt>
      <dd>{departmentName || t('reports.follow.officer')}</dd>
      {dueAt && !ended.includes(state) && (
        <>
          <dt>{t('reports.follow.due')}</dt>
          <dd>
            <Time at={dueAt} /> <Deadline at={dueAt} />
          </dd>
        </>
      )}
      {departmentPhone && (
        <>
          <dt>{t('reports.follow.call')}</dt>
          <dd>
            <PhoneLink number={departmentPhone} label="" />
          </dd>
        </>
      )}
    </dl>
  );
}
