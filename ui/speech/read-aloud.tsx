import { useCallback, useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import { Button } from '../kit/button.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { useLocation } from '../router/router.tsx';
import { type Pace, Reader, type Reading } from './reader.ts';
import './speech.css';

interface ReadAloudProps {
  /** Where a person answers. */
  readonly phone: string;
  /** Begins by itself: the press that asked for it has just been made. */
  readonly atOnce?: boolean;
}

/** The buttons of reading aloud: begin; then stop, and slower. Where there is no voice, what else helps. */
export default function ReadAloud({ phone, atOnce = false }: ReadAloudProps) {
  const { t, locale } = useText();
  const { pathname } = useLocation();
  const [reading, setReading] = useState<Reading>('silent');
  const [pace, setPace] = useState<Pace>('normal');
  const reader = useRef<Reader | null>(null);
  reader.current ??= new Reader(setReading);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page ends the reading of this one.
  useEffect(() => () => reader.current?.stop(), [pathname]);
  const begin = useCallback((): void => {
    const region = document.getElementById('main');
    if (region) void reader.current?.read(region, locale);
  }, [locale]);
  const asked = useRef(atOnce);
  useEffect(() => {
    if (asked.current) begin();
    asked.current = false;
  }, [begin]);
  const change = (next: Pace): void => {
    setPace(next);
    reader.current?.setPace(next);
  };
  if (reading === 'reading') {
    return (
      <>
        <Button kind="primary" icon="close" onClick={() => reader.current?.stop()}>
          {t('ui.speech.stop')}
        </Button>
        <Button
          icon="clock"
          aria-pressed={pace === 'slow'}
          onClick={() => change(pace === 'slow' ? 'normal' : 'slow')}
        >
          {t(pace === 'slow' ? 'ui.speech.normal' : 'ui.speech.slower')}
        </Button>
      </>
    );
  }
  return (
    <>
      <Button icon="sound" onClick={begin}>
        {t('ui.speech.read')}
      </Button>
      <Sheet
        open={reading === 'noVoice'}
        title={t('ui.speech.noVoice')}
        onClose={() => setReading('silent')}
      >
        <p>{t('ui.speech.noVoiceHow')}</p>
        <ul>
          <li>{t('ui.speech.noVoiceApple')}</li>
          <li>{t('ui.speech.noVoiceAndroid')}</li>
        </ul>
        {phone && (
          <a
            className="zs-button zs-button-primary zs-wide"
            href={`tel:${phone.replace(/[^\d+]/g, '')}`}
          >
            {t('ui.speech.noVoiceCall', { phone })}
          </a>
        )}
      </Sheet>
    </>
  );
}
