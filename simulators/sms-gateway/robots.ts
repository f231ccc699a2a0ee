import type { RawReply, RawRequest } from './exchange.ts';
import { header, jsonObject, stringList } from './exchange.ts';
import { isDingtalkSignature } from './signatures.ts';
import type { Behaviour, GatewayState } from './state.ts';

const HOUR_MILLISECONDS = 3_600_000;

/** WeCom's group robot: every answer is HTTP 200 with an errcode. */
export function answerWecom(
  request: RawRequest,
  state: GatewayState,
  behaviour: Behaviour,
): RawReply {
  const key = new URLSearchParams(request.query).get('key');
  if (key !== state.accounts.wecom.key) return verdict(93000, 'invalid webhook url');
  if (behaviour === 'rate-limit' || !state.isWithinRobotLimit('wecom')) {
    return verdict(45009, 'api freq out of limit');
  }
  if (behaviour === 'refuse') return verdict(93008, 'not in group');
  const body = jsonObject(request.body);
  const kind = body?.['msgtype'];
  if (kind !== 'text' && kind !== 'markdown') return verdict(40008, 'invalid message type');
  const part = object(body?.[kind]);
  const content = part['content'];
  if (typeof content !== 'string' || content === '') return verdict(44004, 'empty content');
  if (Buffer.byteLength(content) > (kind === 'text' ? 2048 : 4096)) {
    return verdict(40058, 'content exceed max length');
  }
  const to = stringList(part['mentioned_mobile_list'] ?? []);
  if (!to) return verdict(40058, 'mentioned_mobile_list should be an array of strings');
  state.keep({ vendor: 'wecom', to, subject: '', text: content, reference: '' });
  return verdict(0, 'ok');
}

/** DingTalk's custom robot with 加签: every answer is HTTP 200 with an errcode. */
export function answerDingtalk(
  request: RawRequest,
  state: GatewayState,
  behaviour: Behaviour,
): RawReply {
  const account = state.accounts.dingtalk;
  const query = new URLSearchParams(request.query);
  if (query.get('access_token') !== account.accessToken)
    return verdict(300005, 'token is not exist');
  const timestamp = query.get('timestamp') ?? '';
  const age = Math.abs(state.now().getTime() - Number(timestamp));
  if (!(age <= HOUR_MILLISECONDS)) return verdict(310000, 'invalid timestamp');
  if (!isDingtalkSignature(timestamp, query.get('sign') ?? '', account.secret)) {
    return verdict(310000, 'sign not match');
  }
  if (behaviour === 'rate-limit' || !state.isWithinRobotLimit('dingtalk')) {
    return verdict(130101, 'send too fast, exceed 20 times per minute');
  }
  if (behaviour === 'refuse') return verdict(400013, 'group has been disbanded');
  if (!header(request, 'content-type').startsWith('application/json')) {
    return verdict(43004, 'content-type must be application/json');
  }
  const body = jsonObject(request.body);
  const kind = body?.['msgtype'];
  if (kind !== 'text' && kind !== 'markdown') return verdict(400105, 'unsupported msgtype');
  const part = object(body?.[kind]);
  const text = kind === 'text' ? part['content'] : part['text'];
  const title = kind === 'text' ? '' : part['title'];
  if (typeof text !== 'string' || text === '') return verdict(400401, `miss param : ${kind}->text`);
  if (typeof title !== 'string' || (kind === 'markdown' && title === '')) {
    return verdict(400402, 'miss param : markdown->title');
  }
  if (Buffer.byteLength(request.body) > 20_000) {
    return verdict(460101, 'message too long, exceed 20000 bytes');
  }
  const to = stringList(object(body?.['at'])['atMobiles'] ?? []);
  if (!to) return verdict(40035, 'atMobiles should be an array of strings');
  state.keep({ vendor: 'dingtalk', to, subject: title, text, reference: '' });
  return verdict(0, 'ok');
}

function object(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function verdict(errcode: number, errmsg: string): RawReply {
  return { status: 200, json: { errcode, errmsg } };
}
