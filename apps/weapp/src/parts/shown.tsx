import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Reading } from '../client/use-reading.ts';
import { FaultNotice } from './fault-notice.tsx';

interface ShownProps<T> {
  readonly reading: Reading<T>;
  /** Said when there is nothing. */
  readonly empty?: string;
  readonly isEmpty?: (data: T) => boolean;
  readonly children: (data: T) => ReactNode;
}

/** What was read: waiting, failed, empty, or there. */
export function Shown<T>({ reading, empty, isEmpty, children }: ShownProps<T>) {
  const { data, error, isWaiting, again } = reading;
  if (isWaiting) return <View className="hint">正在读取…</View>;
  if (error) return <FaultNotice error={error} onAgain={again} />;
  if (data === null) return null;
  if (empty && isEmpty?.(data)) return <View className="card hint">{empty}</View>;
  return <>{children(data)}</>;
}
