/** Category of the duty matrix under which applications run as cases: 办事咨询. Department and deadline are the item's own. */
export const caseCategory = '021401';
