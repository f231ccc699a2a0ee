/**
 * Encryption at rest of the fields that manifests declare sensitive: master key → data key of a town →
 * envelope of a value, and blind indexes for exact search. Knows no database: the vault of a process is
 * `database.vault`.
 */
export { type CipherName, cipherNames } from './cipher.ts';
export type { IndexedKind } from './blind-index.ts';
export { type SealedTable, sealedTables } from './declared.ts';
export { type MasterKeys, masterKey, readMasterKeys } from './master-keys.ts';
export { resealBatch, type SealingBatch } from './reseal.ts';
export { type SealingSettings, Vault } from './vault.ts';
