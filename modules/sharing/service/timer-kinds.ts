/** Timer kinds of sharing. */
export const timerKinds = {
  /** An owner's answer is nearly due, or due. */
  answer: 'sharing.answer',
  /** A grant's time is over. */
  expire: 'sharing.expire',
  /** A source's answer to a correction is due. */
  correct: 'sharing.correct',
} as const;
