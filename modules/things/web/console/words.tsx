import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { IconName } from '#ui/icons/names.ts';
import { iconPaths } from '#ui/icons/names.ts';
import type { Meaning } from '#ui/tokens/tokens.ts';
import type { CommandView, ThingRow } from '../../contract/index.ts';

type Presence = Pick<ThingRow, 'state' | 'status'>;

/** What a device's presence means: nothing while it is not in use. */
export function presenceMeaning({ state, status }: Presence): Meaning | 'neutral' {
  if (state !== 'active' || status === 'never') return 'neutral';
  return ({ online: 'ok', offline: 'warning', silent: 'urgent' } as const)[status];
}

/** Whether a device is there, or that it is not in use. */
export function PresenceTag({ thing }: { thing: Presence }) {
  const { t } = useText();
  const key = thing.state === 'active' ? `status.${thing.status}` : `state.${thing.state}`;
  return <StatusTag meaning={presenceMeaning(thing)}>{t(`things.${key}`)}</StatusTag>;
}

const commandMeanings: Readonly<Record<CommandView['state'], Meaning | 'neutral'>> = {
  queued: 'notice',
  sent: 'notice',
  delivered: 'notice',
  done: 'ok',
  failed: 'urgent',
  expired: 'warning',
};

/** Where a command stands. */
export function CommandTag({ state }: Pick<CommandView, 'state'>) {
  const { t } = useText();
  return <StatusTag meaning={commandMeanings[state]}>{t(`things.command.${state}`)}</StatusTag>;
}

/** The icon of a model; a device's outline where it names none of ours. */
export function iconOf(name: string): IconName {
  if (Object.hasOwn(iconPaths, name)) return name as IconName;
  return name === 'bulb' ? 'light' : 'device';
}
