import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { useFontSize } from '../client/font-size.ts';

/** A page in the size of letters that was chosen. */
export function Page({ title, children }: { title: string; children: ReactNode }) {
  const [size] = useFontSize();
  return (
    <View className={size === 'standard' ? 'page' : `page page-${size}`}>
      <View className="title">{title}</View>
      {children}
    </View>
  );
}
