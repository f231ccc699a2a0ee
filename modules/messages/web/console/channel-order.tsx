import { Button, Switch } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { Preferences } from '../../contract/index.ts';
import './messages.css';

type Channel = Preferences['order'][number];
const all: readonly Channel[] = ['inbox', 'sms', 'wecom', 'dingtalk', 'email'];

interface ChannelOrderProps {
  readonly order: readonly Channel[];
  readonly muted: readonly Channel[];
  readonly onChange: (order: Channel[], muted: Channel[]) => void;
}

/** The channels in the order in which they are tried; each can be switched off. */
export function ChannelOrder({ order, muted, onChange }: ChannelOrderProps) {
  const { t } = useText();
  const shown = [...order, ...all.filter((one) => !order.includes(one))];
  const move = (from: number, by: number): void => {
    const next = [...shown];
    const [moved] = next.splice(from, 1);
    if (moved) next.splice(from + by, 0, moved);
    onChange(next, [...muted]);
  };
  const mute = (channel: Channel, off: boolean): void =>
    onChange([...order], off ? [...muted, channel] : muted.filter((one) => one !== channel));
  return (
    <ol className="messages-order">
      {shown.map((channel, index) => {
        const name = t(`messages.channel.${channel}`);
        return (
          <li key={channel}>
            <span className="dk-number dk-muted">{index + 1}</span>
            <span className="dk-grow">{name}</span>
            <Button
              type="text"
              disabled={index === 0}
              aria-label={t('messages.own.up', { name })}
              icon={
                <span className="messages-up">
                  <Icon name="down" />
                </span>
              }
              onClick={() => move(index, -1)}
            />
            <Button
              type="text"
              disabled={index === shown.length - 1}
              aria-label={t('messages.own.down', { name })}
              icon={<Icon name="down" />}
              onClick={() => move(index, 1)}
            />
            <Switch
              checked={!muted.includes(channel)}
              disabled={channel === 'inbox'}
              aria-label={name}
              onChange={(on) => mute(channel, !on)}
            />
          </li>
        );
      })}
    </ol>
  );
}
