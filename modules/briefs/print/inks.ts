/** Colours on paper. */
import type { Ink } from '../contract/drawing.ts';
import type { Tone } from '../contract/shapes.ts';

/** Brand, text and lines. */
export const paper = {
  brand: '#0f766e',
  text: '#16211f',
  muted: '#55625f',
  line: '#c9d3d0',
  band: '#eef4f3',
  white: '#ffffff',
} as const;

/** Colours of marks of charts. */
export const inkColours: Readonly<Record<Ink, string>> = {
  text: paper.text,
  muted: paper.muted,
  grid: '#dbe2e0',
  now: paper.brand,
  before: '#9db4b0',
};

/** Colours of changes; the sign before the number says the same. */
export const toneColours: Readonly<Record<Tone, string>> = {
  good: '#1b7a3d',
  bad: '#b3261e',
  even: paper.muted,
  none: paper.text,
};
