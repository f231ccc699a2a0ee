/** Events of the master records; the subject is the entity's id, the payload holds no personal data. */
export const events = {
  /** Two records became one: `{ kind, others }`. */
  merged: 'records.merged',
  /** A record was taken apart: `{ kind, others }`. */
  split: 'records.split',
  /** A resolution ended; the subject is the run's id: `{ kind, entities, doubtful }`. */
  resolved: 'records.resolved',
} as const;
