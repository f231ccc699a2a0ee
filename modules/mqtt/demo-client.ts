/** The demo town's integration client. It exists only where the demo was loaded. */
import { demoSecret } from '#demo/device-secrets.ts';

/** User name of the demo's integration client. */
export const demoClientName = 'demo-integration';

/** Its secret. */
export const demoClientSecret = demoSecret(demoClientName);

/**
 * A topic space of its own beside the devices', in which it publishes and subscribes freely; two topics
 * it may not subscribe to, to show what a refusal looks like.
 */
export const demoClientRules = [
  { filter: 'test/nosubscribe', publish: true, subscribe: false },
  { filter: 'nosubscribe', publish: true, subscribe: false },
  { filter: 'zs/#', publish: false, subscribe: false },
  { filter: '#', publish: true, subscribe: true },
];
