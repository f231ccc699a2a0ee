import { useQueryClient } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import type { Meaning } from '#ui/tokens/tokens.ts';
import { api, type DraftState, type PolicyValidity } from '../../../contract/index.ts';

/** The calls of the module. */
export const policy = createClient(api);

/** Reads everything of the module anew. */
export function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['policy'] });
}

/** How validity and the working text are marked. */
export const validityMeaning: Readonly<Record<PolicyValidity, Meaning | 'neutral'>> = {
  inForce: 'ok',
  notYet: 'notice',
  expired: 'neutral',
  repealed: 'warning',
};
export const draftMeaning: Readonly<Record<DraftState, Meaning | 'neutral'>> = {
  none: 'neutral',
  draft: 'notice',
  inReview: 'warning',
};
