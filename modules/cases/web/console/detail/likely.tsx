import { Button } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { CaseDetail } from '../../../contract/index.ts';
import { StateTag } from '../shared/case-words.tsx';
import type { Intent } from './case-actions.tsx';
import { sayMetres } from './crew-field.tsx';

interface LikelyProps {
  readonly detail: CaseDetail;
  readonly onIntent: (intent: Intent) => void;
  readonly onOpen: (caseId: string) => void;
}

/** Cases that may be the same matter; this one can be merged into one of them. */
export function Likely({ detail, onIntent, onOpen }: LikelyProps) {
  const { t } = useText();
  const offer = detail.offers.find(({ action }) => action === 'merge');
  if (detail.likely.length === 0) return null;
  return (
    <section className="cs-part">
      <h3>{t('cases.likely.title')}</h3>
      <ul className="cs-plain cs-likely">
        {detail.likely.map((one) => (
          <li key={one.caseId}>
            <button type="button" className="cs-link" onClick={() => onOpen(one.caseId)}>
              {one.title}
            </button>
            <span className="dk-muted">
              {t('cases.likely.probability', { percent: Math.round(one.probability * 100) })} ·{' '}
              {sayMetres(one.distanceMetres)} · <StateTag state={one.state} />
            </span>
            {offer && (
              <Button
                size="small"
                onClick={() => onIntent({ offer, start: { intoCase: one.number } })}
              >
                {t('cases.likely.merge')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
