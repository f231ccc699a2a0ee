import { useEffect, useRef } from 'react';
import { Icon, useText } from '#ui/index.ts';
import ReadAloud from '#ui/speech/read-aloud.tsx';
import { useTownPhone } from './town-phone.ts';

/** At the foot of every page of 长辈版: have it read aloud, or call a person. What stands above it knows its height. */
export default function ElderBar() {
  const { t } = useText();
  const phone = useTownPhone();
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!bar.current) return;
    const root = document.documentElement.style;
    const watcher = new ResizeObserver(([seen]) => {
      const { height = 0 } = seen?.target.getBoundingClientRect() ?? {};
      root.setProperty('--elder-bar', `${height}px`);
    });
    watcher.observe(bar.current);
    return () => {
      watcher.disconnect();
      root.removeProperty('--elder-bar');
    };
  }, []);
  return (
    <nav ref={bar} className="elder-bar" aria-label={t('shell.bar')} data-no-read>
      <ReadAloud phone={phone} />
      {phone && (
        <a className="zs-button zs-button-secondary" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
          <Icon name="phone" /> {t('shell.call')}
        </a>
      )}
    </nav>
  );
}
