import { useMutation, useQueryClient } from '@tanstack/react-query';
import { formatYuan } from '#platform/money/index.ts';
import { createClient } from '#ui/api/index.ts';
import {
  Button,
  Card,
  ErrorNotice,
  Icon,
  LinkButton,
  List,
  ListItem,
  Notice,
  StatusTag,
  useText,
} from '#ui/index.ts';
import { api, type OwnState } from '../../contract/index.ts';
import { clock } from './words.ts';

const care = createClient(api);
const near = 60;

/** What comes in the next days, what was asked for, and asking for more. */
export function HelpCard({ state, as }: { state: OwnState; as?: string }) {
  const { t, locale } = useText();
  const pick = (zh: string, en: string): string => (locale === 'en' && en) || zh;
  const open = state.requests.filter(
    (one) => one.state === 'dispatched' || one.state === 'arranged',
  );
  return (
    <Card title={t('care.help.title')}>
      {state.visits.length > 0 && (
        <List label={t('care.help.visits')}>
          {state.visits.map((visit) => (
            <ListItem
              key={visit.id}
              icon="calendar"
              title={`${visit.day.slice(5)} ${clock(visit.minute)} ${pick(visit.serviceZh, visit.serviceEn)}`}
              aside={
                <StatusTag meaning={visit.state === 'done' ? 'ok' : 'notice'}>
                  {t(`care.visit.${visit.state}`)}
                </StatusTag>
              }
            />
          ))}
        </List>
      )}
      {open.map((request) => (
        <OpenRequest key={request.id} request={request} />
      ))}
      {state.visits.length + open.length === 0 && <p>{t('care.help.none')}</p>}
      <LinkButton to={as ? `/care/ask/${as}` : '/care/ask'} kind="primary" icon="plus" wide>
        {t('care.help.ask')}
      </LinkButton>
    </Card>
  );
}

function OpenRequest({ request }: { request: OwnState['requests'][number] }) {
  const { t, locale } = useText();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: async () =>
      care.ownCancel({ params: { requestId: request.id }, body: { version: request.version } }),
    onSuccess: async () => queries.invalidateQueries({ queryKey: ['care', 'own'] }),
  });
  const name = (locale === 'en' && request.serviceEn) || request.serviceZh;
  return (
    <div className="care-request">
      <p>
        <strong>{name}</strong> {request.day} {clock(request.minute)}{' '}
        <StatusTag meaning={request.state === 'arranged' ? 'ok' : 'notice'}>
          {t(`care.request.${request.state}`)}
        </StatusTag>
      </p>
      <p className="zs-hint">{t('care.help.case', { number: request.caseNumber })}</p>
      <ErrorNotice error={cancel.error} />
      <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
        {t('care.help.cancel')}
      </Button>
    </div>
  );
}

/** What is paid a month, and when the yearly proof is due. */
export function AllowanceCard({ allowance }: { allowance: NonNullable<OwnState['allowance']> }) {
  const { t, locale } = useText();
  const { proofDays, proofDue, monthlyFen, lastPaidMonth, state } = allowance;
  const isNear = proofDays !== null && proofDays <= near;
  return (
    <Card title={t('care.allowance.title')}>
      <p className="care-amount">
        {monthlyFen !== null && (
          <strong>{t('care.allowance.monthly', { amount: formatYuan(monthlyFen, locale) })}</strong>
        )}{' '}
        <StatusTag meaning={state === 'active' ? 'ok' : 'warning'}>
          {t(`care.allowance.state.${state}`)}
        </StatusTag>
      </p>
      {lastPaidMonth && <p>{t('care.allowance.paid', { month: lastPaidMonth })}</p>}
      {proofDue && !isNear && <p>{t('care.allowance.due', { day: proofDue })}</p>}
      {proofDue && isNear && (
        <Notice
          meaning="warning"
          title={
            (proofDays ?? 0) < 0
              ? t('care.allowance.overdue')
              : t('care.allowance.soon', { days: proofDays ?? 0, day: proofDue })
          }
        >
          <p>{t('care.allowance.how')}</p>
        </Notice>
      )}
    </Card>
  );
}

/** Whom to call. */
export function WorkerCard({ state }: { state: OwnState }) {
  const { t } = useText();
  if (!state.workerName) return null;
  return (
    <Card title={t('care.worker.title')}>
      <p>{state.workerName}</p>
      {state.workerPhone && (
        <a className="zs-button zs-button-secondary zs-wide" href={`tel:${state.workerPhone}`}>
          <Icon name="phone" /> {t('care.worker.call', { name: state.workerName })}
        </a>
      )}
    </Card>
  );
}
