import type { PolicyContent } from '../../../contract/index.ts';

/** How parts of the editor change the text. */
export type ChangeContent = (part: Partial<PolicyContent>) => void;
