import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { createClient } from '#ui/api/index.ts';
import {
  Card,
  ErrorState,
  Icon,
  LinkButton,
  List,
  ListItem,
  Loading,
  Notice,
  Time,
  useElderMode,
  useText,
} from '#ui/index.ts';
import { useLocation, useParams } from '#ui/router/index.ts';
import { api, type PolicyView } from '../../contract/index.ts';
import { EligibilityPart } from './eligibility-part.tsx';
import { FollowButton } from './follow-button.tsx';
import { ValidityTag } from './validity-tag.tsx';
import './policy.css';

const ReadAloud = lazy(() => import('#ui/speech/read-aloud.tsx'));

/** One policy: three sentences, who can have it, then the rest. */
export default function PolicyPage() {
  const { code = '' } = useParams();
  const policy = useQuery({
    queryKey: ['policy', 'one', code],
    queryFn: async () => createClient(api).read({ params: { code } }),
  });
  if (policy.isPending) return <Loading lines={8} />;
  if (policy.isError)
    return <ErrorState error={policy.error} onRetry={() => void policy.refetch()} />;
  return <Whole key={code} policy={policy.data} />;
}

const questions = ['what', 'who', 'how'] as const;

function Whole({ policy }: { policy: PolicyView }) {
  const { t } = useText();
  // 长辈版 reads every page from its own bar.
  const { elder } = useElderMode();
  return (
    <>
      <h1>{policy.title}</h1>
      <p className="pol-facts">
        <ValidityTag validity={policy.validity} /> {policy.issuer}
        {policy.documentNumber && ` · ${policy.documentNumber}`}
      </p>
      <Over policy={policy} />
      <section className="pol-three" aria-label={t('policy.one.three')}>
        {policy.summary.map((sentence, at) => (
          <div key={questions[at] ?? at}>
            <h2>{t(`policy.one.${questions[at] ?? 'what'}`)}</h2>
            <p>{sentence}</p>
          </div>
        ))}
      </section>
      <p className="pol-acts">
        {!elder && (
          <Suspense fallback={null}>
            <ReadAloud phone={policy.officePhone} />
          </Suspense>
        )}
        <FollowButton code={policy.code} />
      </p>
      {policy.eligibility.offered && <EligibilityPart code={policy.code} />}
      <Leads policy={policy} />
      <FullText policy={policy} />
      <Versions policy={policy} />
    </>
  );
}

function Over({ policy }: { policy: PolicyView }) {
  const { t } = useText();
  const { validity, repealedOn, repealedBy, effectiveOn, expiresOn } = policy;
  if (validity === 'inForce') return null;
  const text = {
    repealed: t('policy.one.repealedText', { day: repealedOn ?? '', by: repealedBy }),
    expired: t('policy.one.expiredText', { day: expiresOn ?? '' }),
    notYet: t('policy.one.notYetText', { day: effectiveOn ?? '' }),
  }[validity];
  return (
    <Notice meaning="warning" title={t(`policy.validity.${validity}`)}>
      <p>{text}</p>
    </Notice>
  );
}

function Leads({ policy }: { policy: PolicyView }) {
  const { t } = useText();
  const { items, relatedPolicies, office, officePhone } = policy;
  return (
    <>
      {items.map(({ code, title }) => (
        <p key={code}>
          <LinkButton to={`/services/items/${code}`} kind="primary" icon="forward" wide>
            {t('policy.one.item', { title })}
          </LinkButton>
        </p>
      ))}
      {office && (
        <Card title={t('policy.one.office')}>
          <p>{office}</p>
          {officePhone && (
            <p>
              <a className="zs-button zs-button-secondary zs-wide" href={`tel:${officePhone}`}>
                <Icon name="phone" /> {officePhone}
              </a>
            </p>
          )}
        </Card>
      )}
      {relatedPolicies.length > 0 && (
        <Card title={t('policy.one.related')}>
          <List>
            {relatedPolicies.map(({ code, title, validity }) => (
              <ListItem
                key={code}
                to={`/policy/${code}`}
                title={title}
                {...(validity === 'inForce' ? {} : { aside: <ValidityTag validity={validity} /> })}
              />
            ))}
          </List>
        </Card>
      )}
    </>
  );
}

/** The full text, folded; an address with an anchor opens and finds its article. */
function FullText({ policy }: { policy: PolicyView }) {
  const { t } = useText();
  const { hash } = useLocation();
  const anchor = decodeURIComponent(hash.slice(1));
  useEffect(() => {
    if (anchor) document.getElementById(anchor)?.scrollIntoView({ block: 'start' });
  }, [anchor]);
  return (
    <details className="pol-full" open={anchor !== ''}>
      <summary>{t('policy.one.full')}</summary>
      <dl className="pol-dates">
        {(['issuedOn', 'effectiveOn', 'expiresOn'] as const).map(
          (name) =>
            policy[name] && (
              <div key={name}>
                <dt>{t(`policy.one.${name}`)}</dt>
                <dd>{policy[name]}</dd>
              </div>
            ),
        )}
        {policy.area && (
          <div>
            <dt>{t('policy.one.area')}</dt>
            <dd>{policy.area}</dd>
          </div>
        )}
      </dl>
      {policy.articles.map(({ anchor: id, heading, text }) => (
        <article key={id} id={id} {...(id === anchor ? { className: 'pol-here' } : {})}>
          {heading && <h3>{heading}</h3>}
          {text.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </article>
      ))}
    </details>
  );
}

function Versions({ policy }: { policy: PolicyView }) {
  const { t } = useText();
  return (
    <details className="pol-full">
      <summary>{t('policy.one.versions', { count: policy.versions.length })}</summary>
      <ol className="pol-versions">
        {policy.versions.map(({ version, publishedAt, note }) => (
          <li key={version}>
            {t('policy.one.version', { version })} · <Time at={publishedAt} /> · {note}
          </li>
        ))}
      </ol>
    </details>
  );
}
