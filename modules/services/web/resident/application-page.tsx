import { useQuery } from '@tanstack/react-query';
import { formatYuan } from '#platform/money/index.ts';
import { isSignedOut } from '#ui/api/index.ts';
import {
  Card,
  Deadline,
  ErrorState,
  Icon,
  LinkButton,
  Loading,
  Notice,
  ProveFirst,
  Timeline,
  useText,
} from '#ui/index.ts';
import { useParams, useSearchParams } from '#ui/router/index.ts';
import type { OwnApplication } from '../../contract/index.ts';
import { AttachedFiles } from './attached-files.tsx';
import { OwnActs, Withdraw } from './own-acts.tsx';
import { services, usePick } from './client.ts';
import { StageTag } from './stage-tag.tsx';
import './services.css';

/** One of the own applications: how it stands, what to do now, what happened. */
export default function ApplicationPage() {
  const { t } = useText();
  const { applicationId = '' } = useParams();
  const [query] = useSearchParams();
  const own = useQuery({
    queryKey: ['services', 'own', applicationId],
    queryFn: async () => services.own({ params: { applicationId } }),
    retry: (count, error) => !isSignedOut(error) && count < 2,
  });
  if (own.isPending) return <Loading lines={8} />;
  if (own.isError && isSignedOut(own.error)) {
    return <ProveFirst>{t('services.mine.proveText')}</ProveFirst>;
  }
  if (own.isError) return <ErrorState error={own.error} onRetry={() => void own.refetch()} />;
  return <Whole application={own.data} isNew={query.get('new') === '1'} />;
}

function Whole({ application, isNew }: { application: OwnApplication; isNew: boolean }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <>
      <h1>{pick(application.itemTitleZh, application.itemTitleEn)}</h1>
      <p className="sv-number">
        {application.number} <StageTag stage={application.stage} />
      </p>
      {isNew && application.stage === 'submitted' && (
        <Notice meaning="ok" title={t('services.own.received')}>
          <p>
            {t('services.own.receivedText', {
              department: pick(application.departmentZh, application.departmentEn),
            })}
          </p>
        </Notice>
      )}
      <Standing application={application} />
      <OwnActs application={application} />
      <Card title={t('services.own.trace')}>
        <Timeline
          label={t('services.own.trace')}
          steps={application.steps.map(({ id, at, zh, en, by, words }) => ({
            id,
            at,
            title: pick(zh, en),
            ...(by ? { who: by } : {}),
            ...(words ? { body: <p>{words}</p> } : {}),
          }))}
        />
      </Card>
      <Answers application={application} />
      <p>
        <a className="sv-phone" href={`tel:${application.departmentPhone}`}>
          <Icon name="phone" /> {pick(application.departmentZh, application.departmentEn)}{' '}
          {application.departmentPhone}
        </a>
      </p>
      {application.acts.includes('withdraw') && <Withdraw application={application} />}
    </>
  );
}

function Standing({ application }: { application: OwnApplication }) {
  const { t } = useText();
  const { stage, dueAt, paused, endedAt, decisionWords, remedy, delivery, deliveryNote } =
    application;
  return (
    <>
      {stage === 'supplementing' && (
        <Notice meaning="warning" title={t('services.own.supplement')}>
          <p>{application.supplementWords}</p>
          {application.supplementUntil && (
            <p>
              {t('services.own.until')} <Deadline at={application.supplementUntil} />
            </p>
          )}
        </Notice>
      )}
      {(stage === 'accepted' || stage === 'submitted') && dueAt && !paused && (
        <p>
          {t('services.own.due')} <Deadline at={dueAt} />
        </p>
      )}
      {decisionWords && (
        <Notice
          meaning={stage === 'refused' || stage === 'declined' ? 'warning' : 'ok'}
          title={t(`services.stage.${stage}`)}
        >
          <p>{decisionWords}</p>
          {remedy && <p className="sv-soft">{remedy}</p>}
        </Notice>
      )}
      {(stage === 'approved' || stage === 'delivered') && (
        <p>
          {t('services.own.result', { result: application.resultZh })} ·{' '}
          {t(`services.delivery.${delivery}`)}
          {deliveryNote && ` · ${deliveryNote}`}
        </p>
      )}
      {application.feeFen > 0 && !endedAt && <Fee application={application} />}
    </>
  );
}

function Fee({ application }: { application: OwnApplication }) {
  const { t } = useText();
  const { feeState, feeFen, payPath } = application;
  return (
    <Notice
      meaning={feeState === 'due' ? 'warning' : 'notice'}
      title={t('services.fee.title', { amount: formatYuan(feeFen) })}
    >
      <p>{t(`services.fee.${feeState}`)}</p>
      {feeState === 'due' && payPath && (
        <LinkButton to={payPath} kind="primary" wide>
          {t('services.fee.pay')}
        </LinkButton>
      )}
    </Notice>
  );
}

function Answers({ application }: { application: OwnApplication }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Card title={t('services.own.answers')}>
      <dl className="sv-answers">
        {application.questions.map(({ key, titleZh, titleEn, value, fileIds, files }) => (
          <div key={key}>
            <dt>{pick(titleZh, titleEn)}</dt>
            <dd>
              {fileIds.length === 0 && value}
              <AttachedFiles fileIds={fileIds} known={files} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
