import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import { sayMetres } from '../detail/crew-field.tsx';
import type { ReportDraft } from './report-draft.ts';
import type { Suggestion } from './use-suggestion.ts';
import '../shared/guesses.css';

interface SuggestionsProps {
  readonly draft: ReportDraft;
  readonly suggestion: Suggestion | undefined;
  readonly onChange: (change: Partial<ReportDraft>) => void;
}

/** What the words seem to be, while they are typed: category, urgency, matters already open. */
export function Suggestions({ draft, suggestion, onChange }: SuggestionsProps) {
  const { t, locale } = useText();
  return (
    <section className="dk-card" aria-live="polite">
      <h2>{t('cases.register.suggest')}</h2>
      {!suggestion && <p className="dk-muted">{t('cases.register.suggestText')}</p>}
      {suggestion?.urgent && <Notice meaning="urgent">{t('cases.register.urgent')}</Notice>}
      {suggestion && (
        <ul className="cs-guesses">
          {suggestion.categories.map(({ code, name, probability }, index) => {
            const percent = Math.round(probability * 100);
            const isTaken = draft.categoryCode ? draft.categoryCode === code : index === 0;
            return (
              <li key={code} className={isTaken ? 'cs-guess-taken' : ''}>
                <button
                  type="button"
                  className="cs-link"
                  onClick={() => onChange({ categoryCode: code })}
                >
                  {name}
                </button>
                <span className="cs-meter" aria-hidden="true">
                  <i style={{ width: `${percent}%` }} />
                </span>
                <span className="dk-number cs-percent">{percent}%</span>
                <span className="dk-muted">{isTaken && t('cases.judgement.taken')}</span>
              </li>
            );
          })}
        </ul>
      )}
      {suggestion && suggestion.similar.length > 0 && (
        <>
          <h3 className="cs-similar">{t('cases.register.similar')}</h3>
          <ul className="cs-plain">
            {suggestion.similar.map((one) => (
              <li key={one.number} className="cs-similar-row">
                <Link to={`/cases?tab=all&q=${one.number}`} target="_blank">
                  {one.summary}
                </Link>
                <span className="dk-muted">
                  {one.number} · {locale === 'zh' ? one.stateZh : one.stateEn} ·{' '}
                  {sayMetres(one.distanceMetres)}
                </span>
              </li>
            ))}
          </ul>
          <p className="dk-muted">{t('cases.register.similarText')}</p>
        </>
      )}
    </section>
  );
}
