import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { Icon } from '../icons/icon.tsx';
import { type Meaning, meanings } from '../tokens/tokens.ts';

interface Toast {
  readonly id: number;
  readonly meaning: Meaning;
  readonly words: string;
}

type Say = (words: string, meaning?: Meaning) => void;

const SayContext = createContext<Say>(() => undefined);
const shownMs = 6000;

/** Short words after an act, spoken by screen readers; gone after a while, never needed to go on. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const nextId = useRef(0);
  const say = useCallback<Say>((words, meaning = 'ok') => {
    const id = nextId.current++;
    setToasts((now) => [...now.slice(-2), { id, meaning, words }]);
    setTimeout(() => setToasts((now) => now.filter((toast) => toast.id !== id)), shownMs);
  }, []);
  return (
    <SayContext.Provider value={say}>
      {children}
      <div className="zs-toasts" role="status" aria-live="polite">
        {toasts.map(({ id, meaning, words }) => (
          <p key={id} className={`zs-toast zs-toast-${meaning}`}>
            <Icon name={meanings[meaning].icon} /> {words}
          </p>
        ))}
      </div>
    </SayContext.Provider>
  );
}

/** `const say = useToast(); say('已提交')`. */
export function useToast(): Say {
  return useContext(SayContext);
}
