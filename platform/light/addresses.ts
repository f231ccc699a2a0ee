/** Which page without script stands for a residents' page. */
import type { Slots } from '../slots/index.ts';
import { lightPagesSlot } from './types.ts';

/** `/q/AB12?x=1` → `/light/q/AB12?x=1` where such a page is; else the first page. */
export function lightAddressOf(slots: Slots): (url: string) => string {
  const patterns = slots
    .all(lightPagesSlot)
    .flat()
    .map(({ path }) => path.split('/'));
  return (url) => {
    const [path = '/'] = url.split('?');
    const parts = path.split('/');
    return patterns.some((pattern) => fits(pattern, parts)) ? `/light${url}` : '/light/';
  };
}

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  return (
    pattern.length === parts.length &&
    pattern.every((part, index) =>
      part.startsWith(':') ? parts[index] !== '' : part === parts[index],
    )
  );
}
