import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { PageHead, RevealField } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import type { SessionView } from '../../../contract/index.ts';
import { assist } from '../shared/client.ts';
import { SessionTag } from '../window/day-list.tsx';
import { ActTiles } from './act-tiles.tsx';
import { DoneList } from './done-list.tsx';
import { IdleWatch } from './idle-watch.tsx';
import { MandatesPart } from './mandates-part.tsx';
import { Notes } from './notes.tsx';
import { SessionEnd } from './session-end.tsx';
import '../shared/assist.css';

/** A session of assistance: for whom, what can be done, what was done, notes. */
export default function SessionPage() {
  const { sessionId = '' } = useParams();
  const session = useQuery({
    queryKey: ['assist', 'session', sessionId],
    queryFn: async () => assist.session({ params: { sessionId } }),
    // Other pages act for the resident: what was done there stands here at once.
    refetchOnMount: 'always',
    refetchOnWindowFocus: true,
  });
  if (session.isPending) return <Loading lines={8} />;
  if (session.isError)
    return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  return <Desk session={session.data} />;
}

function Desk({ session }: { session: SessionView }) {
  const { t } = useText();
  const { resident, isOpen } = session;
  return (
    <>
      <PageHead
        title={t('assist.session.for', { name: resident.name || t('assist.window.noName') })}
      >
        <SessionTag row={session} />
        <SessionEnd session={session} />
      </PageHead>
      <Facts session={session} />
      {isOpen && <IdleWatch key={session.id} session={session} />}
      <div className="as-session">
        <div className="dk-stack">
          {isOpen && <ActTiles session={session} />}
          <DoneList session={session} />
        </div>
        <div className="dk-stack">
          <Notes key={session.id} session={session} />
          {isOpen && <MandatesPart session={session} />}
        </div>
      </div>
    </>
  );
}

function Facts({ session }: { session: SessionView }) {
  const { t } = useText();
  const { resident, consent, consentWords, consentFileId, covers, number, way } = session;
  const consented = [t(`assist.consent.${consent}`), consentWords].filter(Boolean).join(' · ');
  return (
    <dl className="dk-card as-facts">
      <div>
        <dt>{t('assist.list.number')}</dt>
        <dd className="dk-number">{number}</dd>
      </div>
      <div>
        <dt>{t('assist.window.phone')}</dt>
        <dd>
          {resident.phone ? (
            <RevealField
              field="people.people.phone"
              rowKey={resident.personId}
              masked={resident.phone}
            />
          ) : (
            t('assist.window.noPhone')
          )}
        </dd>
      </div>
      <div>
        <dt>{t('assist.window.idNumber')}</dt>
        <dd className="dk-number">{resident.idNumber || '—'}</dd>
      </div>
      <div>
        <dt>{t('assist.list.consent')}</dt>
        <dd>
          {t(`assist.way.${way}`)} · {consented}
          {consentFileId && (
            <>
              {' '}
              <a href={`/api/v1/files/${consentFileId}`} target="_blank" rel="noreferrer">
                {t('assist.session.evidence')}
              </a>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('assist.consent.covers')}</dt>
        <dd>{covers.map((kind) => t(`assist.kind.${kind}`)).join('、')}</dd>
      </div>
    </dl>
  );
}
