/** The door of the ledger. Acts are entered through the platform: `audit`, `saveVersions`, `enter`. */
export { exportTown } from './service/export.ts';
export { forgetRows } from './service/forget.ts';
export { keysInFiles, publicKeys } from './service/public-keys.ts';
export { type Receipt, receiptsOf } from './service/receipt.ts';
