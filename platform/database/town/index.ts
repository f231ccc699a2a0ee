/** One town written out and taken into another installation. */
export { exportTown } from './export.ts';
export { importTown } from './import.ts';
export { TownExportError } from './manifest.ts';
