import { Button } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { CaseDetail } from '../../../contract/index.ts';
import { useLookup } from '../shared/use-names.ts';
import type { Intent } from './case-actions.tsx';
import '../shared/guesses.css';

/** What the classifier thought and by which words; another guess is taken with one click. */
export function Judgement({
  detail,
  onIntent,
}: {
  detail: CaseDetail;
  onIntent: (intent: Intent) => void;
}) {
  const { t } = useText();
  const name = useLookup();
  const { guesses, decidingWords, urgencyWords, case: row } = detail;
  const offer = detail.offers.find(({ action }) => action === 'recategorise');
  if (guesses.length === 0) return null;
  return (
    <section className="cs-part">
      <h3>{t('cases.judgement.title')}</h3>
      <ul className="cs-guesses">
        {guesses.slice(0, 3).map(({ categoryCode, categoryName, probability }) => {
          const percent = Math.round(probability * 100);
          const isTaken = categoryCode === row.categoryCode;
          return (
            <li key={categoryCode} className={isTaken ? 'cs-guess-taken' : ''}>
              <span className="cs-guess-name">{name(categoryCode, categoryName)}</span>
              <span className="cs-meter" aria-hidden="true">
                <i style={{ width: `${percent}%` }} />
              </span>
              <span className="dk-number cs-percent">{percent}%</span>
              {isTaken ? (
                <span className="dk-muted">{t('cases.judgement.taken')}</span>
              ) : (
                offer && (
                  <Button
                    size="small"
                    type="link"
                    onClick={() => onIntent({ offer, start: { categoryCode } })}
                  >
                    {t('cases.judgement.take')}
                  </Button>
                )
              )}
            </li>
          );
        })}
      </ul>
      <Words title={t('cases.judgement.words')} words={decidingWords} />
      <Words title={t('cases.judgement.urgent')} words={urgencyWords} />
    </section>
  );
}

function Words({ title, words }: { title: string; words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <p className="cs-words">
      <span className="dk-muted">{title}</span>
      {words.map((word) => (
        <mark key={word}>{word}</mark>
      ))}
    </p>
  );
}
