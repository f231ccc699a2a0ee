import { createHmac } from 'node:crypto';
import type { Channel, OutgoingMessage, SendOutcome, World } from './channel.ts';
import { realWorld, refused, retry } from './channel.ts';
import { post, textField } from './http.ts';
import { mainlandMobile } from './mobile.ts';
import { cutToBytes } from './robot-text.ts';

/** Settings of a DingTalk (钉钉) custom group robot with the security setting 加签. */
export type DingtalkRobotSettings = {
  /** `https://oapi.dingtalk.com` in production. */
  readonly endpoint: string;
  readonly accessToken: string;
  /** The `SEC…` secret of the security setting 加签. */
  readonly secret: string;
  readonly timeoutSeconds: number;
};

/** The vendor refuses bodies above 20 000 bytes; the rest of the JSON needs a little of that. */
const TEXT_LIMIT_BYTES = 19_000;
/** More than 20 messages a minute blocks the robot for ten minutes. */
const THROTTLED_SECONDS = 600;

/**
 * The `sign` parameter: base64 of HMAC-SHA256 over "timestamp\nsecret" with the secret as key.
 * Source: open.dingtalk.com/document/robots/customize-robot-security-settings.
 */
export function signDingtalk(timestampMilliseconds: number, secret: string): string {
  return createHmac('sha256', secret)
    .update(`${timestampMilliseconds}\n${secret}`)
    .digest('base64');
}

/**
 * Posts to a DingTalk group. A mention only shows when the text itself holds "@number", so it is
 * appended where it is missing. The vendor gives no message id: `providerId` is our own.
 */
export function dingtalkRobot(settings: DingtalkRobotSettings, world: World = realWorld): Channel {
  return { kind: 'dingtalk', send: (message) => send(message, settings, world) };
}

async function send(
  message: OutgoingMessage,
  settings: DingtalkRobotSettings,
  world: World,
): Promise<SendOutcome> {
  const timestamp = world.now().getTime();
  const url = new URL('/robot/send', settings.endpoint);
  url.searchParams.set('access_token', settings.accessToken);
  url.searchParams.set('timestamp', String(timestamp));
  url.searchParams.set('sign', signDingtalk(timestamp, settings.secret));
  const reply = await post({
    url,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(payload(message)),
    timeoutSeconds: settings.timeoutSeconds,
  });
  if (reply.kind === 'broken') return retry(reply.reason, reply.afterSeconds);
  return judge(reply.json, message.id);
}

function judge(json: unknown, id: string): SendOutcome {
  const code = textField(json, 'errcode');
  if (code === '0') return { kind: 'sent', providerId: id };
  const reason = `DingTalk ${code || 'without a code'}: ${textField(json, 'errmsg')}`;
  // The web firewall in front answers {"status":1111,"punish":"deny"} without an errcode.
  const throttled = code === '130101' || code === '410100' || textField(json, 'status') === '1111';
  if (throttled) return retry(reason, THROTTLED_SECONDS);
  return code === '-1' ? retry(reason) : refused(reason);
}

function payload(message: OutgoingMessage): unknown {
  const mobiles = message.to.flatMap((number) => mainlandMobile(number) ?? []);
  const missing = mobiles.filter((mobile) => !message.body.includes(`@${mobile}`));
  const tail = missing.map((mobile) => ` @${mobile}`).join('');
  const text = cutToBytes(message.body, TEXT_LIMIT_BYTES - Buffer.byteLength(tail)) + tail;
  const at = { atMobiles: mobiles, isAtAll: false };
  return message.format === 'markdown'
    ? { msgtype: 'markdown', markdown: { title: message.subject || '消息', text }, at }
    : { msgtype: 'text', text: { content: text }, at };
}
