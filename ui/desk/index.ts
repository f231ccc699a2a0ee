/** What the console's pages share that is no part of Ant Design. */
export { type Difference, differences, type NamedField, sayValue } from './differences.ts';
export { FileChoice } from './file-choice.tsx';
export { base64Of, saveFile } from './files.ts';
export { FormActs } from './form-acts.tsx';
export { ForResident, useHandedOver } from './for-resident.tsx';
export { formPlaces, isConflict } from './form-places.ts';
export { importChanges, ImportPreview } from './import-preview.tsx';
export { OneFile } from './one-file.tsx';
export { PageHead } from './page-head.tsx';
export { RevealField } from './reveal-field.tsx';
export { SaveFault } from './save-fault.tsx';
export { matches } from './search.ts';
export { SubNav } from './sub-nav.tsx';
export { type Act, useAct } from './use-act.ts';
export { type KeyTable, useKeys } from './use-keys.ts';
export { useFinish } from './use-finish.ts';
export { useStaffNames } from './use-staff-names.ts';
export { type ShownVersion, VersionList } from './version-list.tsx';
