import type { Meaning } from '#ui/index.ts';
import type { SuggestionState } from '../../../contract/states.ts';

/** How a state looks. */
export function stateMeaning(state: SuggestionState): Meaning | 'neutral' {
  if (state === 'answered') return 'ok';
  if (state === 'withDepartment') return 'notice';
  if (state === 'refused') return 'warning';
  return 'neutral';
}
