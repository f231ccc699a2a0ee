/** The door of the ledger. Acts are entered through the platform: `audit`, `saveVersions`, `enter`. */
export { type Receipt, receiptsOf } from './service/receipt.ts';
export { forgetRows } from './service/forget.ts';
