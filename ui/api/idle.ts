/** How long nobody has touched keyboard, mouse or screen: what asks by itself keeps no session open. */

let touchedAt = Date.now();

if (typeof window !== 'undefined') {
  const touched = (): void => {
    touchedAt = Date.now();
  };
  for (const event of ['pointerdown', 'keydown', 'wheel', 'touchstart', 'focus'])
    window.addEventListener(event, touched, { capture: true, passive: true });
}

/** Whole seconds since the last touch. */
export function idleSeconds(): number {
  return Math.floor((Date.now() - touchedAt) / 1000);
}
