/**
 * Brings Noto Sans SC for devices without a Chinese font. The style sheet lists a hundred slices by
 * unicode-range; a browser fetches a slice only for a character no earlier font in the stack has.
 * Loaded after the first paint, so that it never delays one.
 */
export function offerFonts(): void {
  const bring = (): void => {
    void import('@fontsource-variable/noto-sans-sc/index.css');
  };
  if (document.readyState === 'complete') bring();
  else addEventListener('load', bring, { once: true });
}
