/** Live screens: committed events while a page is open. */
export type { LiveEvent } from './stream.ts';
export { useLive, useLiveState } from './use-live.ts';
