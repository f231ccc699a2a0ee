/** Reading with its states: waiting, read, failed; read anew each time the page is shown. */
import { useDidShow, usePullDownRefresh, stopPullDownRefresh } from '@tarojs/taro';
import { useCallback, useRef, useState } from 'react';

/** How a reading stands. */
export interface Reading<T> {
  readonly data: T | null;
  readonly error: unknown;
  readonly isWaiting: boolean;
  readonly again: () => void;
}

/** Reads when the page is shown, and when it is pulled down. */
export function useReading<T>(read: () => Promise<T>): Reading<T> {
  const [state, setState] = useState<Omit<Reading<T>, 'again'>>({
    data: null,
    error: null,
    isWaiting: true,
  });
  const latest = useRef(read);
  latest.current = read;
  const turn = useRef(0);
  const again = useCallback((): void => {
    turn.current += 1;
    const own = turn.current;
    const settle = (next: Omit<Reading<T>, 'again'>): void => {
      // A slow answer does not cover a newer one.
      if (own === turn.current) setState(next);
      void stopPullDownRefresh();
    };
    latest.current().then(
      (data) => settle({ data, error: null, isWaiting: false }),
      (error: unknown) => settle({ data: null, error, isWaiting: false }),
    );
  }, []);
  useDidShow(again);
  usePullDownRefresh(again);
  return { ...state, again };
}
