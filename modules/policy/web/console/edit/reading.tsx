import { useText } from '#ui/i18n/text-provider.tsx';
import type { PolicyContent } from '../../../contract/index.ts';

/** A text to be read: by its reviewer, or as it is public. */
export function Reading({ content }: { content: PolicyContent }) {
  const { t } = useText();
  const facts = [
    ['issuer', content.issuer],
    ['documentNumber', content.documentNumber],
    ['level', t(`policy.levels.${content.level}`)],
    ['area', content.area],
    ['topics', content.topics.map((topic) => t(`policy.topics.${topic}`)).join('、')],
    ['keywords', content.keywords.join('、')],
    ['effectiveOn', content.effectiveOn],
    ['expiresOn', content.expiresOn],
    ['office', `${content.office} ${content.officePhone}`.trim()],
  ] as const;
  return (
    <div className="dk-stack policy-narrow">
      <section className="dk-card">
        <h2>{t('policy.field.summary')}</h2>
        <ol>
          {content.summary.map((sentence, at) => (
            <li key={`${at}-${sentence}`}>{sentence || '—'}</li>
          ))}
        </ol>
        <dl className="policy-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{t(`policy.field.${name}`)}</dt>
              <dd>{value || '—'}</dd>
            </div>
          ))}
        </dl>
      </section>
      {content.eligibility && (
        <section className="dk-card">
          <h2>{t('policy.field.eligibility')}</h2>
          <ol>
            {content.eligibility.questions.map(({ key, text }) => (
              <li key={key}>
                {text} <span className="dk-muted">{key}</span>
              </li>
            ))}
          </ol>
          <ul>
            {content.eligibility.rules.map((rule) => (
              <li key={JSON.stringify(rule.when)}>
                {rule.when
                  .map(
                    ({ question, is, value }) =>
                      `${question} ${t(`policy.table.is.${is}`)} ${value}`,
                  )
                  .join(' · ')}
                {' → '}
                {t(`policy.table.outcome.${rule.outcome}`)} {rule.sentence}
              </li>
            ))}
            <li>
              {t('policy.table.otherwise')}
              {' → '}
              {t(`policy.table.outcome.${content.eligibility.otherwise.outcome}`)}{' '}
              {content.eligibility.otherwise.sentence}
            </li>
          </ul>
        </section>
      )}
      <section className="dk-card">
        <h2>{t('policy.field.articles')}</h2>
        {content.articles.map(({ anchor, heading, text }) => (
          <article key={anchor}>
            {heading && <h3>{heading}</h3>}
            <p className="policy-text">{text}</p>
          </article>
        ))}
      </section>
    </div>
  );
}
