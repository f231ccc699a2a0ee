import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { formatYuan } from '#platform/money/index.ts';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Deadline, Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { Timeline } from '#ui/kit/timeline.tsx';
import type { DeskApplication } from '../../../contract/index.ts';
import { AttachedPaper } from '../shared/attached-paper.tsx';
import { paperPath, services, useLiveServices, usePick } from '../shared/client.ts';
import { StageTag } from '../shared/stage-tag.tsx';
import { DeskActs } from './desk-acts.tsx';
import '../shared/desk.css';

/** One application: what was asked, what was answered, what can be done now. */
export default function ApplicationPage() {
  const { applicationId = '' } = useParams();
  useLiveServices();
  const one = useQuery({
    queryKey: ['services', 'desk', 'one', applicationId],
    queryFn: async () => services.application({ params: { applicationId } }),
  });
  if (one.isPending) return <Loading lines={10} />;
  if (one.isError) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  return <Whole application={one.data} />;
}

function Whole({ application }: { application: DeskApplication }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <>
      <PageHead
        title={pick(application.itemTitleZh, application.itemTitleEn)}
        lead={application.number}
      >
        <StageTag stage={application.stage} />
        {application.late && <StatusTag meaning="urgent">{t('services.tab.late')}</StatusTag>}
        <Button href={paperPath(application.itemCode)} target="_blank" icon={<Icon name="print" />}>
          {t('services.desk.paper')}
        </Button>
        <Button onClick={() => print()} icon={<Icon name="print" />}>
          {t('services.desk.print')}
        </Button>
      </PageHead>
      <div className="svc-two">
        <div className="dk-stack">
          <DeskActs key={application.version} application={application} />
          <Answers application={application} />
        </div>
        <div className="dk-stack">
          <Facts application={application} />
          <section className="dk-card">
            <h2>{t('services.desk.trace')}</h2>
            <Timeline
              label={t('services.desk.trace')}
              steps={application.steps.map(({ id, at, zh, en, by, words }) => ({
                id,
                at,
                title: pick(zh, en),
                ...(by ? { who: by } : {}),
                ...(words ? { body: <p>{words}</p> } : {}),
              }))}
            />
            <Link to={`/cases/${application.caseId}`}>{t('services.desk.case')}</Link>
          </section>
        </div>
      </div>
    </>
  );
}

function Answers({ application }: { application: DeskApplication }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <section className="dk-card">
      <h2>{t('services.desk.answers')}</h2>
      <dl className="svc-answers">
        {application.questions.map(({ key, titleZh, titleEn, value, fileIds, files, sourceZh }) => (
          <div key={key} className={application.supplementKeys.includes(key) ? 'svc-asked' : ''}>
            <dt>{pick(titleZh, titleEn)}</dt>
            <dd>
              {fileIds.length === 0 && value}
              {sourceZh && (
                <span className="dk-muted"> {t('services.desk.from', { source: sourceZh })}</span>
              )}
              {fileIds.map((id, at) => (
                <AttachedPaper
                  key={id}
                  id={id}
                  file={files.find((one) => one.id === id)}
                  label={`${pick(titleZh, titleEn)} ${at + 1}`}
                />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Facts({ application }: { application: DeskApplication }) {
  const { t } = useText();
  const pick = usePick();
  const { dueAt, endedAt, paused, feeFen, feeState, decisionWords, remedy, deliveryNote } =
    application;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ['applicant', application.applicantName],
    ['phone', application.applicantPhone || '—'],
    ['department', pick(application.departmentZh, application.departmentEn)],
    ['handler', application.handlerName || '—'],
    ['submitted', <Time key="at" at={application.submittedAt} />],
    [
      'due',
      paused ? (
        t('services.list.paused')
      ) : dueAt ? (
        <Deadline key="due" at={dueAt} {...(endedAt ? { endedAt } : {})} />
      ) : (
        '—'
      ),
    ],
    ['version', `v${application.itemVersion}`],
    ['delivery', t(`services.delivery.${application.delivery}`)],
    ...(application.onBehalf
      ? [
          [
            'behalf',
            `${application.takenByName} · ${t(`services.consent.${application.consent}`)}`,
          ] as const,
        ]
      : []),
    ...(feeFen > 0
      ? [['fee', `${formatYuan(feeFen)} · ${t(`services.fee.${feeState}`)}`] as const]
      : []),
    ...(application.supplementUntil
      ? [['until', <Deadline key="until" at={application.supplementUntil} />] as const]
      : []),
    ...(application.supplementWords ? [['supplement', application.supplementWords] as const] : []),
    ...(decisionWords ? [['decision', decisionWords] as const] : []),
    ...(remedy ? [['remedy', remedy] as const] : []),
    ...(deliveryNote ? [['delivered', deliveryNote] as const] : []),
    ...(application.rating ? [['rating', '★'.repeat(application.rating)] as const] : []),
  ];
  return (
    <section className="dk-card">
      <dl className="svc-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`services.fact.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
