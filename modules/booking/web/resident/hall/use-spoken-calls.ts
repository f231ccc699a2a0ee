import { useEffect, useRef, useState } from 'react';
import type { BoardCall } from '../../../contract/index.ts';

/** off: nobody has pressed yet; speech: the browser has a Chinese voice; chime: a tone and the words on the screen. */
export type VoiceMode = 'off' | 'speech' | 'chime';

const waitForVoicesMs = 1500;
const slowly = 0.85;

/** Speaks each call once, and again when it is called again. */
export function useSpokenCalls(calls: readonly BoardCall[]): {
  readonly mode: VoiceMode;
  readonly start: () => void;
} {
  const [mode, setMode] = useState<VoiceMode>('off');
  const heard = useRef<Set<string> | null>(null);
  const sound = useRef<AudioContext | null>(null);
  useEffect(() => {
    const keys = calls.map(({ ticketId, calls: count }) => `${ticketId}|${count}`);
    // What was called before the page opened is not spoken.
    if (heard.current === null || mode === 'off') {
      heard.current = new Set(keys);
      return;
    }
    for (const [at, call] of calls.entries()) {
      const key = keys[at] ?? '';
      if (heard.current.has(key)) continue;
      heard.current.add(key);
      chime(sound.current);
      if (mode === 'speech') speak(call);
    }
  }, [calls, mode]);
  const start = (): void => {
    sound.current = typeof AudioContext === 'undefined' ? null : new AudioContext();
    void hasChineseVoice().then((has) => setMode(has ? 'speech' : 'chime'));
    chime(sound.current);
  };
  return { mode, start };
}

async function hasChineseVoice(): Promise<boolean> {
  if (!('speechSynthesis' in globalThis)) return false;
  if (chineseVoice()) return true;
  // Voices are loaded when they are asked for first.
  await new Promise<void>((done) => {
    speechSynthesis.addEventListener('voiceschanged', () => done(), { once: true });
    setTimeout(done, waitForVoicesMs);
  });
  return chineseVoice() !== undefined;
}

function chineseVoice(): SpeechSynthesisVoice | undefined {
  return speechSynthesis.getVoices().find(({ lang }) => lang.toLowerCase().startsWith('zh'));
}

/** Said twice, digit by digit, so that it is heard over a full hall. */
function speak({ number, windowZh, spotZh }: BoardCall): void {
  const digits = [...number].join(' ');
  const words = `请 ${digits} 号，到${windowZh}${spotZh ? `，${spotZh}` : ''}。`;
  const utterance = new SpeechSynthesisUtterance(`${words}${words}`);
  const voice = chineseVoice();
  if (voice) utterance.voice = voice;
  utterance.lang = 'zh-CN';
  utterance.rate = slowly;
  speechSynthesis.speak(utterance);
}

/** Two tones: somebody is called. */
function chime(context: AudioContext | null): void {
  if (!context) return;
  const tones = [880, 660];
  for (const [at, frequency] of tones.entries()) {
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    const from = context.currentTime + at * 0.28;
    oscillator.frequency.value = frequency;
    gain.gain.setValueAtTime(0.25, from);
    gain.gain.exponentialRampToValueAtTime(0.001, from + 0.5);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(from + 0.55);
  }
}
