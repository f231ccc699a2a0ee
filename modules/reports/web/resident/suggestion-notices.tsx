import { List, ListItem, Notice, useText } from '#ui/index.ts';
import { PhoneLink } from './phone-link.tsx';
import type { Suggestion } from './use-suggestion.ts';

interface SuggestionNoticesProps {
  readonly suggestion: Suggestion | undefined;
  readonly hotline: string;
}

/** What must be said while someone types: danger, and neighbours who reported the same. */
export function SuggestionNotices({ suggestion, hotline }: SuggestionNoticesProps) {
  const { t, locale } = useText();
  if (!suggestion) return null;
  const { urgent, similar } = suggestion;
  return (
    <div aria-live="polite">
      {urgent && (
        <Notice meaning="urgent" title={t('reports.urgent.title')}>
          <p>{t('reports.urgent.text')}</p>
          <p className="rp-phones">
            <PhoneLink number="119" label={t('reports.urgent.fire')} />
            <PhoneLink number="110" label={t('reports.urgent.police')} />
            <PhoneLink number="120" label={t('reports.urgent.ambulance')} />
            {hotline && <PhoneLink number={hotline} label={t('reports.urgent.duty')} />}
          </p>
        </Notice>
      )}
      {similar.length > 0 && (
        <div className="zs-field">
          <p className="zs-label">{t('reports.similar.title')}</p>
          <p className="zs-hint">{t('reports.similar.text')}</p>
          <List label={t('reports.similar.title')}>
            {similar.map((one) => (
              <ListItem
                key={one.number}
                to={`/public/${encodeURIComponent(one.number)}`}
                title={one.summary}
                aside={locale === 'zh' ? one.stateZh : one.stateEn}
              >
                {t('reports.similar.away', { metres: Math.round(one.distanceMetres) })}
              </ListItem>
            ))}
          </List>
        </div>
      )}
    </div>
  );
}
