import { useState } from 'react';
import { Choice, useText } from '#ui/index.ts';
import { recall, remember } from '#ui/kit/memory.ts';

const key = 'zhenshu.field.text';
const sizes = ['normal', 'large', 'largest'] as const;
type TextSize = (typeof sizes)[number];

const isSize = (text: string | null): text is TextSize => sizes.some((size) => size === text);

function chosenSize(): TextSize {
  const text = recall(key);
  return isSize(text) ? text : 'normal';
}

/** Sets the size that was chosen on this phone; before the first view, so that nothing jumps. */
export function applyTextSize(): void {
  document.documentElement.dataset['text'] = chosenSize();
}

const labels = {
  normal: 'shell.textNormal',
  large: 'shell.textLarge',
  largest: 'shell.textLargest',
};

/** 字号: three sizes of text, remembered on the phone. */
export function TextSizeChoice() {
  const { t } = useText();
  const [size, setSize] = useState<TextSize>(chosenSize);
  const choose = (next: TextSize): void => {
    remember(key, next);
    setSize(next);
    applyTextSize();
  };
  return (
    <Choice
      label={t('shell.textSize')}
      columns={3}
      options={sizes.map((value) => ({ value, label: t(labels[value]) }))}
      value={size}
      onChange={choose}
    />
  );
}
