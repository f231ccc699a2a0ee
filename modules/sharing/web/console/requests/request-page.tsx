import { useQuery } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Deadline, Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { RequestView } from '../../../contract/index.ts';
import { sharing, useLiveSharing, usePick, useRenew } from '../shared/client.ts';
import { SaidConditions } from '../shared/conditions.tsx';
import { Places } from '../shared/places.tsx';
import { RequestTag } from '../shared/state-tags.tsx';
import { DecisionForm } from './decision-form.tsx';
import { PersonalTag } from './field-choice.tsx';
import '../shared/sharing.css';

/** One request: what is asked, how it stands, and what can be done now. */
export default function RequestPage() {
  const { t } = useText();
  const { requestId = '' } = useParams();
  useLiveSharing();
  const request = useQuery({
    queryKey: ['sharing', 'request', requestId],
    queryFn: async () => sharing.request({ params: { requestId } }),
  });
  return (
    <>
      {request.isPending && <Loading lines={8} />}
      {request.isError && (
        <ErrorState error={request.error} onRetry={() => void request.refetch()} />
      )}
      {request.isSuccess && !request.data && <EmptyState title={t('sharing.request.none')} />}
      {request.data && <Whole request={request.data} />}
    </>
  );
}

function Whole({ request }: { request: RequestView }) {
  const pick = usePick();
  const mayDecide = request.acts.includes('grant');
  return (
    <>
      <PageHead title={pick(request.resourceZh, request.resourceEn)} lead={request.number}>
        <RequestTag state={request.state} />
        <Acts request={request} />
      </PageHead>
      <Places />
      <div className="dk-stack">
        <Facts request={request} />
        {mayDecide ? <DecisionForm request={request} /> : <Answers request={request} />}
      </div>
    </>
  );
}

function Facts({ request }: { request: RequestView }) {
  const { t } = useText();
  const pick = usePick();
  const facts = [
    ['department', pick(request.departmentZh, request.departmentEn)],
    ['owner', pick(request.ownerZh, request.ownerEn)],
    ['basis', `${t(`sharing.basis.${request.basis}`)} ${request.basisWords}`],
    ['period', t('sharing.period', { from: request.fromDay, until: request.untilDay })],
    ['perDay', t('sharing.rowCount', { count: request.rowsPerDay })],
    ['askedBy', request.askedByName || '—'],
  ] as const;
  return (
    <section className="dk-card">
      <dl className="sharing-facts">
        <div className="sharing-wide">
          <dt>{t('sharing.col.purpose')}</dt>
          <dd>{request.purpose}</dd>
        </div>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`sharing.fact.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t('sharing.fact.asked')}</dt>
          <dd>{request.askedAt ? <Time at={request.askedAt} /> : '—'}</dd>
        </div>
        <div>
          <dt>{t('sharing.col.due')}</dt>
          <dd>
            {request.dueAt ? (
              <Deadline
                at={request.dueAt}
                {...(request.decidedAt ? { endedAt: request.decidedAt } : {})}
              />
            ) : (
              '—'
            )}
          </dd>
        </div>
        <div className="sharing-wide">
          <dt>{t('sharing.fact.rows')}</dt>
          <dd>
            <SaidConditions fields={request.resourceFields} conditions={request.conditions} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

const meanings = { open: 'neutral', granted: 'ok', masked: 'notice', refused: 'warning' } as const;

function Answers({ request }: { request: RequestView }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <section className="dk-card">
      <h2>{t('sharing.request.fields')}</h2>
      {request.answer && <p className="dk-note">{request.answer}</p>}
      {request.decidedAt && (
        <p className="dk-muted">
          {request.decidedByName || t('sharing.request.byRule')} · <Time at={request.decidedAt} />
        </p>
      )}
      <Table
        rowKey="key"
        size="small"
        dataSource={request.fields}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: t('sharing.col.field'),
            render: (_, field) => pick(field.titleZh, field.titleEn),
          },
          {
            title: t('sharing.col.personal'),
            render: (_, field) => <PersonalTag personalClass={field.personalClass} />,
          },
          {
            title: t('sharing.col.answer'),
            render: (_, { answer }) => (
              <StatusTag meaning={meanings[answer]}>{t(`sharing.answer.${answer}`)}</StatusTag>
            ),
          },
        ]}
      />
    </section>
  );
}

function Acts({ request }: { request: RequestView }) {
  const { t } = useText();
  const { modal } = App.useApp();
  const go = useNavigate();
  const renew = useRenew();
  const act = useAct();
  const params = { requestId: request.id };
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    await act.run(work);
    await renew();
  };
  const withdraw = (): void => {
    modal.confirm({
      title: t('sharing.request.withdrawAsk'),
      okText: t('sharing.request.withdraw'),
      cancelText: t('sharing.cancel'),
      onOk: async () => run(async () => sharing.withdrawRequest({ params })),
    });
  };
  return (
    <>
      {request.grantId && (
        <Link to={`/sharing/grants/${request.grantId}`}>{t('sharing.request.grant')}</Link>
      )}
      {request.acts.includes('change') && (
        <Button onClick={() => void go(`/sharing/requests/${request.id}/change`)}>
          {t('sharing.request.change')}
        </Button>
      )}
      {request.acts.includes('withdraw') && (
        <Button loading={act.busy} onClick={withdraw}>
          {t('sharing.request.withdraw')}
        </Button>
      )}
      {request.acts.includes('ask') && (
        <Button
          type="primary"
          loading={act.busy}
          onClick={() => void run(async () => sharing.askRequest({ params }))}
        >
          {t('sharing.form.ask')}
        </Button>
      )}
      <ErrorNotice error={act.error} />
    </>
  );
}
