/** The door of the module of policies. */
export { publishMany, type ReadyPolicy } from './service/publish-many.ts';
export { searchPolicies, type SearchQuestion } from './service/search.ts';
