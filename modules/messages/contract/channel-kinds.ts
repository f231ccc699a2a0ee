/**
 * The ways a message can reach a person. `inbox` is the list inside the product's own apps: it
 * needs no vendor, costs nothing and is written for every message.
 */
export const channelKinds = ['inbox', 'sms', 'wecom', 'dingtalk', 'email'] as const;

/** One of {@link channelKinds}. */
export type ChannelKind = (typeof channelKinds)[number];

/** Every channel that leaves the house through an adapter. */
export type OutwardChannelKind = Exclude<ChannelKind, 'inbox'>;
