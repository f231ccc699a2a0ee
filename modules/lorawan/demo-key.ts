/** The key with which the demo's simulated network server posts its events. Never for a real town. */
import { demoSecret } from '#demo/device-secrets.ts';

export const demoWebhookSecret = demoSecret('chirpstack');
