import { Icon, useText } from '#ui/index.ts';
import ReadAloud from '#ui/speech/read-aloud.tsx';
import { useTownPhone } from './town-phone.ts';

/** At the foot of every page of 长辈版: have it read aloud, or call a person. */
export default function ElderBar() {
  const { t } = useText();
  const phone = useTownPhone();
  return (
    <nav className="elder-bar" aria-label={t('shell.bar')} data-no-read>
      <ReadAloud phone={phone} />
      {phone && (
        <a className="zs-button zs-button-secondary" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
          <Icon name="phone" /> {t('shell.call')}
        </a>
      )}
    </nav>
  );
}
