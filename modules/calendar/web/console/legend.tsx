import { useText } from '#ui/i18n/text-provider.tsx';

/** What the marks of the days mean; each is a colour and a letter. */
export function Legend() {
  const { t } = useText();
  return (
    <ul className="calendar-legend" aria-label={t('calendar.legend')}>
      {(['holiday', 'makeUp', 'town', 'market'] as const).map((mark) => (
        <li key={mark}>
          <span className={`calendar-mark calendar-mark-${mark}`}>
            {t(`calendar.mark.${mark}`)}
          </span>
          {t(`calendar.means.${mark}`)}
        </li>
      ))}
    </ul>
  );
}
