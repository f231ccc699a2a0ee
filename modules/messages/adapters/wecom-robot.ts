import type { Channel, OutgoingMessage, SendOutcome } from './channel.ts';
import { refused, retry } from './channel.ts';
import { post, textField } from './http.ts';
import { mainlandMobile } from './mobile.ts';
import { cutToBytes, plainText } from './robot-text.ts';

/** Settings of a WeCom (企业微信) group robot. */
export type WecomRobotSettings = {
  /** `https://qyapi.weixin.qq.com` in production. */
  readonly endpoint: string;
  /** The `key` of the robot's webhook address: a secret, whoever has it can post to the group. */
  readonly key: string;
  readonly timeoutSeconds: number;
};

/** Source of the limits: developer.work.weixin.qq.com/document/path/91770. */
const TEXT_LIMIT_BYTES = 2048;
const MARKDOWN_LIMIT_BYTES = 4096;

/**
 * Posts to a WeCom group. Mentions by mobile number exist only in text messages, so a markdown
 * message that mentions somebody goes out as plain text. The vendor gives no message id:
 * `providerId` is our own.
 */
export function wecomRobot(settings: WecomRobotSettings): Channel {
  return { kind: 'wecom', send: (message) => send(message, settings) };
}

async function send(message: OutgoingMessage, settings: WecomRobotSettings): Promise<SendOutcome> {
  const url = new URL('/cgi-bin/webhook/send', settings.endpoint);
  url.searchParams.set('key', settings.key);
  const reply = await post({
    url,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(payload(message)),
    timeoutSeconds: settings.timeoutSeconds,
  });
  if (reply.kind === 'broken') return retry(reply.reason, reply.afterSeconds);
  const code = textField(reply.json, 'errcode');
  if (code === '0') return { kind: 'sent', providerId: message.id };
  const reason = `WeCom ${code || 'without a code'}: ${textField(reply.json, 'errmsg')}`;
  // 45009: more than 20 messages a minute; 45033: too many at once; -1 and 6000: vendor busy.
  if (code === '45009' || code === '45033') return retry(reason, 60);
  return code === '-1' || code === '6000' ? retry(reason) : refused(reason);
}

function payload(message: OutgoingMessage): unknown {
  const mentioned = message.to.flatMap((number) => mainlandMobile(number) ?? []);
  if (message.format === 'markdown' && mentioned.length === 0) {
    const content = cutToBytes(message.body, MARKDOWN_LIMIT_BYTES);
    return { msgtype: 'markdown', markdown: { content } };
  }
  const body = message.format === 'markdown' ? plainText(message.body) : message.body;
  const content = cutToBytes(body, TEXT_LIMIT_BYTES);
  return { msgtype: 'text', text: { content, mentioned_mobile_list: mentioned } };
}
