/** One act at a time, with its fault. */
import { useState } from 'react';

/** How an act stands. */
export interface Doing {
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>;
}

export function useDoing(): Doing {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  return {
    isBusy,
    error,
    run: async (work) => {
      if (isBusy) return false;
      setBusy(true);
      setError(null);
      try {
        await work();
        return true;
      } catch (fault) {
        setError(fault);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
