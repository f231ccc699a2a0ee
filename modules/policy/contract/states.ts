/** The road of a policy's text, as a table: service, screens and tests read it. Browser-safe. */

/** Where the working text stands; `none` when only the published text is there. */
export const draftStates = ['none', 'draft', 'inReview'] as const;
export type DraftState = (typeof draftStates)[number];

/** Who may do it: an editor, or a publisher who did not write the text. */
export type Hand = 'editor' | 'publisher';

/** Everything that can happen to the working text. */
export const draftMoves = [
  { act: 'edit', from: 'none', to: 'draft', by: 'editor' },
  { act: 'edit', from: 'draft', to: 'draft', by: 'editor' },
  { act: 'submit', from: 'draft', to: 'inReview', by: 'editor' },
  { act: 'discard', from: 'draft', to: 'none', by: 'editor' },
  { act: 'giveBack', from: 'inReview', to: 'draft', by: 'publisher' },
  { act: 'publish', from: 'inReview', to: 'none', by: 'publisher' },
] as const satisfies readonly {
  readonly act: string;
  readonly from: DraftState;
  readonly to: DraftState;
  readonly by: Hand;
}[];
export type DraftAct = (typeof draftMoves)[number]['act'];
