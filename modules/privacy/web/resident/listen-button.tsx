import { useEffect, useState } from 'react';
import { Button, useText } from '#ui/index.ts';

/** Reads a notice aloud with the phone's own voice; not there where the phone has none. */
export function ListenButton({ text }: { text: string }) {
  const { t, locale } = useText();
  const [speaking, setSpeaking] = useState(false);
  const canSpeak = typeof window !== 'undefined' && 'speechSynthesis' in window;
  useEffect(() => () => (canSpeak ? window.speechSynthesis.cancel() : undefined), [canSpeak]);
  if (!canSpeak) return null;
  const listen = (): void => {
    window.speechSynthesis.cancel();
    if (speaking) {
      setSpeaking(false);
      return;
    }
    const words = new SpeechSynthesisUtterance(text);
    words.lang = locale === 'en' ? 'en' : 'zh-CN';
    words.onend = () => setSpeaking(false);
    setSpeaking(true);
    window.speechSynthesis.speak(words);
  };
  return (
    <Button kind="quiet" icon={speaking ? 'stop' : 'play'} onClick={listen}>
      {t(speaking ? 'privacy.consents.silent' : 'privacy.consents.listen')}
    </Button>
  );
}
