/**
 * The visual language as values, for places where CSS custom properties do not reach (the
 * console's theme, maps, charts). `tokens.css` holds the same values for style sheets.
 */

/** Type scale, px. */
const typeScalePx = [12, 14, 16, 20, 28, 40] as const;

/** Base type size of each app, px. */
const baseTypePx = { console: 14, field: 17, resident: 18, elder: 22 } as const;

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

/** Colours of series in charts: Okabe–Ito order, safe for colour-blind readers. */
const seriesColours = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#d55e00',
  '#f0e442',
  '#000000',
] as const;

/** Fonts: the device's own first; Noto Sans SC comes from our own server where none is there. */
export const fontFamily =
  "system-ui, -apple-system, 'PingFang SC', 'HarmonyOS Sans SC', 'MiSans', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Noto Sans SC Variable', sans-serif";
