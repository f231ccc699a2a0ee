/** Colours of the map's classes: after Okabe and Ito, told apart by colour-blind eyes, dark enough on white. */
export const palette = {
  ok: '#1b7a3d',
  notice: '#1d5fa8',
  warning: '#b56a00',
  urgent: '#b3261e',
  grey: '#6b7674',
  blue: '#0072b2',
  sky: '#3f97d0',
  green: '#009e73',
  purple: '#8a4f9e',
  orange: '#d55e00',
  brown: '#8a6d3b',
  teal: '#0f766e',
} as const;
