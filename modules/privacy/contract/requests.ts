/** Requests of people about their personal data: states, deadline, exceptions of the law. Pure. */

export const requestKinds = ['correct', 'erase', 'restrict', 'explain'] as const;
export type RequestKind = (typeof requestKinds)[number];

export const requestStates = ['received', 'waiting', 'done', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];

/** What may happen to a request: the table that decides, also for the screens. */
export const moves: readonly {
  readonly from: RequestState;
  readonly by: 'person' | 'desk' | 'clock';
  readonly act: 'withdraw' | 'grant' | 'refuse' | 'finish';
  readonly to: RequestState;
}[] = [
  { from: 'received', by: 'person', act: 'withdraw', to: 'withdrawn' },
  { from: 'waiting', by: 'person', act: 'withdraw', to: 'withdrawn' },
  { from: 'received', by: 'desk', act: 'grant', to: 'done' },
  { from: 'received', by: 'desk', act: 'refuse', to: 'refused' },
  { from: 'waiting', by: 'desk', act: 'refuse', to: 'refused' },
  { from: 'waiting', by: 'clock', act: 'finish', to: 'done' },
];

/** Whether an act is open in a state. */
export function isOpenTo(state: RequestState, act: (typeof moves)[number]['act']): boolean {
  return moves.some((move) => move.from === state && move.act === act);
}

/** Days in which a request is answered (GB/T 35273-2020, 8.7: at most 30). */
export const answerDays = 30;

/** When a request must be answered. */
export function dueAt(receivedAt: Date): Date {
  return new Date(receivedAt.getTime() + answerDays * 86_400_000);
}

/** The law's exceptions on which a refusal may rest; their words stand in the screens. */
export const exceptions = {
  /** PIPL 47: a term of keeping laid down by law has not run out. */
  retention: ['erase'],
  /** PIPL 47: cannot be erased technically; then it is kept and protected only. */
  technical: ['erase'],
  /** PIPL 13 (3): needed to perform a duty laid down by law. */
  duty: ['erase', 'restrict'],
  /** PIPL 18, 35: must be kept secret by law, or telling would hinder the duty. */
  secrecy: ['erase', 'restrict', 'explain'],
  /** The data is right as it stands. */
  accurate: ['correct'],
  /** Who asks could not be identified as the person concerned (PIPL 50). */
  identity: ['correct', 'erase', 'restrict', 'explain'],
  /** Data of a member of staff in office. */
  employment: ['erase', 'restrict'],
} as const satisfies Record<string, readonly RequestKind[]>;
export type Exception = keyof typeof exceptions;

/** Whether an exception may be given for a kind of request. */
export function mayRestOn(exception: Exception, kind: RequestKind): boolean {
  return (exceptions[exception] as readonly RequestKind[]).includes(kind);
}

/** Shortest reason that tells anything, characters. */
export const shortestReason = 4;

/** How long a revealed value may be looked at, minutes. */
export const revealMinutes = 10;
