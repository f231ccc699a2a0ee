/** Settings of the road of cases. */
import { type Static, Type } from '#platform/contract/index.ts';

/** How the road runs in this town; edited by an administrator, versioned. */
export const RoadSettings = Type.Object({
  numberPrefix: Type.String({
    pattern: '^[A-Z]{2,4}$',
    description: 'Letters before a case number',
  }),
  reopenDays: Type.Integer({ minimum: 1, maximum: 365 }),
  closeAutomaticallyAfterHours: Type.Integer({
    minimum: 0,
    maximum: 720,
    description: '0: an officer closes',
  }),
  verifyAutomaticallyAfterHours: Type.Integer({
    minimum: 0,
    maximum: 720,
    description: '0: never',
  }),
  remindAtPercent: Type.Array(Type.Integer({ minimum: 1, maximum: 99 }), { maxItems: 5 }),
  escalateAfterHours: Type.Array(Type.Integer({ minimum: 0, maximum: 720 }), {
    maxItems: 5,
    description: 'Hours after the deadline at which head, officer and leader are told',
  }),
  afterPhotoRequired: Type.Boolean(),
});
export type RoadSettings = Static<typeof RoadSettings>;

/** What a town starts with. */
export const defaultRoad: RoadSettings = {
  numberPrefix: 'ZS',
  reopenDays: 15,
  closeAutomaticallyAfterHours: 24,
  verifyAutomaticallyAfterHours: 0,
  remindAtPercent: [50, 80],
  escalateAfterHours: [0, 8, 24],
  afterPhotoRequired: true,
};
