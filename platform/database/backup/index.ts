/** Backup and restore of the embedded PostgreSQL and of everything beside it. */
export { takeBase } from './base-backup.ts';
export { type BackupKeeper, type BackupState, keepBackups } from './keeper.ts';
export { BackupError, type BaseManifest, placesOf, requireOutside } from './layout.ts';
export { mirror } from './mirror.ts';
export { restore } from './restore.ts';
