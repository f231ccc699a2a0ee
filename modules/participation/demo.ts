import type { DemoContext } from '#platform/module/index.ts';
/** Fills one town. */
export async function fillDemo(_demo: DemoContext): Promise<void> {}
