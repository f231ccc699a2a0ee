/** The words by which policies are sorted. Browser-safe. */

/** What a policy is about, in the order of the screens. */
export const policyTopics = [
  'relief',
  'elder',
  'medical',
  'work',
  'schooling',
  'housing',
  'farming',
  'disability',
  'family',
  'household',
  'funeral',
  'veterans',
  'safety',
  'business',
] as const;
export type PolicyTopic = (typeof policyTopics)[number];

/** Who made it. */
export const policyLevels = ['national', 'province', 'city', 'county', 'town'] as const;
export type PolicyLevel = (typeof policyLevels)[number];

/** Whether it holds, by its days. */
export const policyValidities = ['inForce', 'notYet', 'expired', 'repealed'] as const;
export type PolicyValidity = (typeof policyValidities)[number];

/** What a question comes to. `ask`: only somebody at the window can tell. */
export const outcomes = ['yes', 'no', 'ask'] as const;
export type Outcome = (typeof outcomes)[number];
