/**
 * The visual language as values, for places where CSS custom properties do not reach (the
 * console's theme, maps, charts). `tokens.css` holds the same values for style sheets.
 */

/** Colours of surfaces, text and brand (celadon 青). */
export const colours = {
  brand: '#0f766e',
  brandStrong: '#0b5a54',
  brandSoft: '#e3f1ef',
  text: '#16211f',
  textMuted: '#55625f',
  line: '#dbe2e0',
  surface: '#ffffff',
  ground: '#f4f7f6',
} as const;

/** The four meanings; never shown by colour alone, always with `icon` and a word. */
export const meanings = {
  ok: { colour: '#1b7a3d', soft: '#e6f4ea', icon: 'checkCircle' },
  notice: { colour: '#1d5fa8', soft: '#e6eff9', icon: 'info' },
  warning: { colour: '#9a5b00', soft: '#fdf1dc', icon: 'warning' },
  urgent: { colour: '#b3261e', soft: '#fce8e6', icon: 'urgent' },
} as const;

/** One of the four meanings. */
export type Meaning = keyof typeof meanings;

/** Fonts: the device's own first; Noto Sans SC comes from our own server where none is there. */
export const fontFamily =
  "system-ui, -apple-system, 'PingFang SC', 'HarmonyOS Sans SC', 'MiSans', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Noto Sans SC Variable', sans-serif";
