/** What the module of policies offers over HTTP. */
import { defineApi } from '#platform/contract/index.ts';
import { consoleOperations } from './console.ts';
import { publicOperations } from './public.ts';
import { searchCareOperations } from './search-care.ts';

export * from './content.ts';
export * from './shapes.ts';
export { type DraftAct, type DraftState, draftStates, type Hand } from './states.ts';
export type { SynonymGroup, UnansweredQuestion } from './search-care.ts';
export {
  type Outcome,
  type PolicyLevel,
  policyLevels,
  type PolicyTopic,
  policyTopics,
  policyValidities,
  type PolicyValidity,
} from './words.ts';

export const api = defineApi('policy', {
  ...publicOperations,
  ...consoleOperations,
  ...searchCareOperations,
});

/** `policy.published` and `policy.repealed`: payload `{ code, title, topics, note }`; the subject is the policy's id. */
export const events = { published: 'policy.published', repealed: 'policy.repealed' } as const;
