import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { formatYuan } from '#platform/money/index.ts';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { OwnState } from '../../../contract/index.ts';
import { care, usePick, useRenew } from '../shared/client.ts';
import { AllowanceTag, BoardTag, clock, RequestTag, VisitTag } from '../shared/words.tsx';

interface CardProps {
  readonly children?: ReactNode;
}

/** The check-ins of today. */
export function SlotsCard({ state, children }: CardProps & { readonly state: OwnState }) {
  const { t } = useText();
  return (
    <section className="dk-card">
      <h2>{t('care.nav.board')}</h2>
      {state.slots.length === 0 && <p className="dk-muted">{t('care.resident.noTimes')}</p>}
      {state.slots.map((slot) => (
        <p key={slot.minute}>
          <span className="care-number">{clock(slot.minute)}</span> <BoardTag state={slot.state} />
        </p>
      ))}
      <div className="dk-row">{children}</div>
    </section>
  );
}

/** What is paid a month, and until when the person must prove to be alive. */
export function AllowanceCard({
  allowance,
  children,
}: CardProps & { readonly allowance: OwnState['allowance'] }) {
  const { t, locale } = useText();
  return (
    <section className="dk-card">
      <h2>{t('care.nav.allowances')}</h2>
      {allowance ? (
        <>
          <p>
            {allowance.monthlyFen !== null && (
              <strong>
                {t('care.resident.monthly', { amount: formatYuan(allowance.monthlyFen, locale) })}
              </strong>
            )}{' '}
            <AllowanceTag state={allowance.state} />
          </p>
          {allowance.proofDue && <p>{t('care.resident.proofDue', { day: allowance.proofDue })}</p>}
        </>
      ) : (
        <p className="dk-muted">{t('care.resident.noAllowance')}</p>
      )}
      <div className="dk-row">{children}</div>
    </section>
  );
}

/** Who comes in the next days, and what was asked for. */
export function HelpCard({ state, children }: CardProps & { readonly state: OwnState }) {
  const { t } = useText();
  const pick = usePick();
  const open = state.requests.filter((one) => ['dispatched', 'arranged'].includes(one.state));
  return (
    <section className="dk-card">
      <h2>{t('care.visit.title')}</h2>
      {state.visits.length + open.length === 0 && (
        <p className="dk-muted">{t('care.resident.noHelp')}</p>
      )}
      {state.visits.map((visit) => (
        <p key={visit.id}>
          <span className="care-number">
            {visit.day} {clock(visit.minute)}
          </span>{' '}
          {pick(visit.serviceZh, visit.serviceEn)} <VisitTag state={visit.state} />
        </p>
      ))}
      {open.map((request) => (
        <OpenRequest key={request.id} request={request} />
      ))}
      <div className="dk-row">{children}</div>
    </section>
  );
}

function OpenRequest({ request }: { request: OwnState['requests'][number] }) {
  const { t } = useText();
  const { personId = '' } = useParams();
  const pick = usePick();
  const renew = useRenew();
  const act = useAct();
  const cancel = async (): Promise<void> => {
    const { id: requestId, version } = request;
    await act.run(async () =>
      care.ownCancel({ params: { requestId }, body: { version } }, { onBehalfOf: personId }),
    );
    await renew();
  };
  return (
    <div className="dk-row">
      <span className="care-number">{request.caseNumber}</span>
      {pick(request.serviceZh, request.serviceEn)}
      <span className="care-number">
        {request.day} {clock(request.minute)}
      </span>
      <RequestTag state={request.state} />
      <Button size="small" loading={act.busy} onClick={() => void cancel()}>
        {t('care.resident.cancel')}
      </Button>
      <ErrorNotice error={act.error} />
    </div>
  );
}
