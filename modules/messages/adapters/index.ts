import type { OutwardChannelKind } from '../contract/channel-kinds.ts';
import { aliyunSms } from './aliyun-sms.ts';
import type { Channel, World } from './channel.ts';
import { realWorld } from './channel.ts';
import { dingtalkRobot } from './dingtalk-robot.ts';
import { mail } from './mail.ts';
import type { ChannelSettings } from './settings.ts';
import { tencentSms } from './tencent-sms.ts';
import { wecomRobot } from './wecom-robot.ts';

export type {
  Channel,
  OutgoingMessage,
  SendOutcome,
  TemplateParameter,
  VendorTemplate,
  World,
} from './channel.ts';
export { mainlandMobile } from './mobile.ts';
export type { ChannelSettings, SettingFault } from './settings.ts';
export { channelSettings } from './settings.ts';

/** The channels that the settings switch on, by kind; a kind without settings is not in the map. */
export function openChannels(
  settings: ChannelSettings,
  world: World = realWorld,
): ReadonlyMap<OutwardChannelKind, Channel> {
  const channels: Channel[] = [];
  const { sms, wecom, dingtalk, email } = settings;
  if (sms)
    channels.push(sms.provider === 'aliyun' ? aliyunSms(sms, world) : tencentSms(sms, world));
  if (wecom) channels.push(wecomRobot(wecom));
  if (dingtalk) channels.push(dingtalkRobot(dingtalk, world));
  if (email) channels.push(mail(email));
  return new Map(channels.map((channel) => [channel.kind, channel]));
}
