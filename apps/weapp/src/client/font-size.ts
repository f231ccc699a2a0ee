/** Three sizes of letters, remembered: standard, large, and 长辈版. */
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { useDidShow } from '@tarojs/taro';

export const fontSizes = ['standard', 'large', 'elder'] as const;
export type FontSize = (typeof fontSizes)[number];

/** What each is called on screens. */
export const fontSizeNames: Readonly<Record<FontSize, string>> = {
  standard: '标准',
  large: '大字',
  elder: '长辈版',
};

const key = 'zhenshu.fontSize';

/** The size chosen on this phone. */
export function chosenFontSize(): FontSize {
  const known = Taro.getStorageSync(key) as FontSize;
  return fontSizes.includes(known) ? known : 'standard';
}

/** Chooses a size. */
export function chooseFontSize(size: FontSize): void {
  Taro.setStorageSync(key, size);
}

/** The size for a page; another page may have changed it before this one is shown again. */
export function useFontSize(): readonly [FontSize, (size: FontSize) => void] {
  const [size, setSize] = useState<FontSize>(chosenFontSize);
  useDidShow(() => setSize(chosenFontSize()));
  return [
    size,
    (next) => {
      chooseFontSize(next);
      setSize(next);
    },
  ];
}
