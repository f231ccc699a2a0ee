/** Who may publish to and subscribe to which topics. */
import { covers, isFilter, matches } from '#protocols/mqtt/index.ts';

/** A rule of a client: the first whose filter fits decides; none means no. */
export interface TopicRule {
  readonly filter: string;
  readonly publish: boolean;
  readonly subscribe: boolean;
}

/** Topics of a device, its own and those of the devices behind it. */
export const topicOf = (externalId: string): string => `zs/${externalId}`;

/** The rules of a device: it subscribes below its own name; what it publishes is looked at one by one. */
export function deviceRules(externalId: string): TopicRule[] {
  return [{ filter: `${topicOf(externalId)}/#`, publish: true, subscribe: true }];
}

/** The rules of a person's or system's API key: it reads what devices send. */
export const readerRules: readonly TopicRule[] = [
  { filter: 'zs/#', publish: false, subscribe: true },
];

/** Where a device without a secret asks for one, and where it is answered. */
export const registerTopic = 'register';
export const registerReplyTopic = 'register/reply';

/** The rules of a device that registers itself. */
export const newcomerRules: readonly TopicRule[] = [
  { filter: registerTopic, publish: true, subscribe: false },
  { filter: registerReplyTopic, publish: false, subscribe: true },
];

/** Whether a topic may be published to. The broker's own topics are nobody's. */
export function mayPublish(rules: readonly TopicRule[], topic: string): boolean {
  if (topic === '$SYS' || topic.startsWith('$SYS/')) return false;
  return rules.find(({ filter }) => fits(filter, topic))?.publish ?? false;
}

/** Whether a filter may be subscribed to; what a wide filter must not show is held back by `mayHear`. */
export function maySubscribe(rules: readonly TopicRule[], wanted: string): boolean {
  if (!isFilter(wanted) || wanted.startsWith('$SYS') || wanted.startsWith('$share/')) return false;
  return rules.find(({ filter }) => covers(filter, wanted))?.subscribe ?? false;
}

/** Whether a message on a topic may be handed to a subscriber. */
export function mayHear(rules: readonly TopicRule[], topic: string): boolean {
  return rules.find(({ filter }) => fits(filter, topic))?.subscribe ?? false;
}

/** A rule `#` speaks of every topic, of those that begin with `$` too. */
function fits(filter: string, topic: string): boolean {
  return filter === '#' || matches(filter, topic);
}
