import type { ChannelKind } from '../contract/channel-kinds.ts';

/**
 * How much a message matters. `routine`: can wait till the person looks (a case was closed).
 * `important`: the person must act (a task was given). `urgent`: harm or a broken deadline
 * (supervision, emergency); it overrides mutes and quiet hours.
 */
export type Urgency = 'routine' | 'important' | 'urgent';

/** What a person chose for themselves. */
export type ChannelPreferences = {
  /** Liked best first; a channel that is not named comes after all named ones. */
  readonly order: readonly ChannelKind[];
  /** Never to be used, except for urgent messages. */
  readonly muted: readonly ChannelKind[];
};

/** `now` are used at once, all of them; `fallbacks` one after another, when those before gave up. */
export type ChannelPlan = {
  readonly now: readonly ChannelKind[];
  readonly fallbacks: readonly ChannelKind[];
};

/** Costs nothing first; SMS last, because every one is paid for. */
const houseOrder: readonly ChannelKind[] = ['inbox', 'wecom', 'dingtalk', 'email', 'sms'];

/**
 * Which channels carry a message. `available` are those that are switched on and for which the
 * person has an address. The inbox is always written when it is available.
 * - routine: inbox only; without an inbox the best other one.
 * - important: inbox and the best other one, the rest as fallbacks.
 * - urgent: inbox, SMS and the best other one at once, mutes ignored, the rest as fallbacks.
 */
export function chooseChannels(
  preferences: ChannelPreferences,
  urgency: Urgency,
  available: readonly ChannelKind[],
): ChannelPlan {
  const ranked = rank(preferences.order);
  const open = ranked.filter(
    (kind) =>
      available.includes(kind) &&
      (kind === 'inbox' || urgency === 'urgent' || !preferences.muted.includes(kind)),
  );
  const outward = open.filter((kind) => kind !== 'inbox');
  const inbox = open.filter((kind) => kind === 'inbox');
  if (urgency === 'routine') {
    return inbox.length > 0
      ? { now: inbox, fallbacks: [] }
      : { now: outward.slice(0, 1), fallbacks: outward.slice(1) };
  }
  const sms = urgency === 'urgent' ? outward.filter((kind) => kind === 'sms') : [];
  const best = outward.filter((kind) => sms.length === 0 || kind !== 'sms').slice(0, 1);
  const now = [...inbox, ...sms, ...best];
  return { now, fallbacks: outward.filter((kind) => !now.includes(kind)) };
}

function rank(order: readonly ChannelKind[]): readonly ChannelKind[] {
  return [...new Set([...order, ...houseOrder])];
}
