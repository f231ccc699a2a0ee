export type { Accounts } from './accounts.ts';
export { demoAccounts } from './accounts.ts';
export type { Gateway, GatewayOptions } from './gateway.ts';
export { startGateway } from './gateway.ts';
export type { Behaviour, Received, Vendor } from './state.ts';
