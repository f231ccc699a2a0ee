import { useEffect, useState } from 'react';
import { type KeptPaper, keptPaper, paperKey } from './paper-store.ts';

/** The paper of a vote on this phone; another tab that casts it meanwhile is noticed. */
export function useKeptPaper(number: string): KeptPaper | null {
  const [, lookAgain] = useState(0);
  useEffect(() => {
    const changed = ({ key }: StorageEvent): void => {
      if (key === paperKey(number)) lookAgain((count) => count + 1);
    };
    addEventListener('storage', changed);
    return () => removeEventListener('storage', changed);
  }, [number]);
  return keptPaper(number);
}
