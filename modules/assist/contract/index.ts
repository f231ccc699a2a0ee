/** What the module of assistance offers: family proxy, the window, the telephone. */
import { defineApi } from '#platform/contract/index.ts';
import { phoneOperations } from './phone.ts';
import { proxyOperations } from './proxy.ts';
import { windowOperations } from './window.ts';

export * from './phone-shapes.ts';
export * from './proxy.ts';
export { readOut } from './read-out.ts';
export * from './window.ts';
export * from './words.ts';

export const api = defineApi('assist', {
  ...proxyOperations,
  ...windowOperations,
  ...phoneOperations,
});

/** Events; payloads name ids only. */
export const events = {
  /** A mandate began, changed hands or ended. */
  mandateChanged: 'assist.mandateChanged',
  sessionOpened: 'assist.sessionOpened',
  sessionEnded: 'assist.sessionEnded',
  /** A call rings at somebody's desk, or changed. */
  callChanged: 'assist.callChanged',
  callbackChanged: 'assist.callbackChanged',
} as const;
