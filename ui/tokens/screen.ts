import { recall, remember } from '#ui/kit/memory.ts';

/** How this screen is set: by its address (`?theme=light&distance=wall`), else as it was left. */
export interface ScreenSettings {
  readonly theme: 'dark' | 'light';
  /** From how far it is read; type grows with it. */
  readonly distance: 'desk' | 'room' | 'wall';
}

const keys = { theme: 'zhenshu.cockpit.theme', distance: 'zhenshu.cockpit.distance' } as const;

/** What this screen is set to. */
export function screenSettings(): ScreenSettings {
  const asked = new URLSearchParams(location.search);
  const theme = asked.get('theme') ?? recall(keys.theme);
  const distance = asked.get('distance') ?? recall(keys.distance);
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : usualTheme(),
    distance: distance === 'desk' || distance === 'wall' ? distance : 'room',
  };
}

/** Walls are dark; in the hand, by daylight, light reads calmer. */
function usualTheme(): ScreenSettings['theme'] {
  return matchMedia('(max-width: 899px)').matches ? 'light' : 'dark';
}

/** Sets the page to its settings; before the first view, so that nothing jumps. */
export function applyScreen(settings: ScreenSettings = screenSettings()): void {
  document.documentElement.dataset['theme'] = settings.theme;
  document.documentElement.dataset['distance'] = settings.distance;
  document
    .querySelector('meta[name="theme-color"]')
    ?.setAttribute('content', settings.theme === 'dark' ? '#0c1413' : '#f4f7f6');
}

/** Changes a setting and keeps it on this screen. */
export function setScreen(change: Partial<ScreenSettings>): void {
  const next = { ...screenSettings(), ...change };
  if (change.theme) remember(keys.theme, change.theme);
  if (change.distance) remember(keys.distance, change.distance);
  applyScreen(next);
}
