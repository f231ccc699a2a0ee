import { randomUUID } from 'node:crypto';
import type { RawReply, RawRequest } from './exchange.ts';
import { header, jsonObject } from './exchange.ts';
import { isAliyunSignature, readAuthorization } from './signatures.ts';
import type { Behaviour, GatewayState } from './state.ts';

const CLOCK_TOLERANCE_MILLISECONDS = 15 * 60_000;

/** Alibaba Cloud's SMS as a customer sees it: dysmsapi 2017-05-25, action SendSms. */
export function answerAliyun(
  request: RawRequest,
  state: GatewayState,
  behaviour: Behaviour,
): RawReply {
  return checkCall(request, state) ?? treat(behaviour) ?? sendSms(request, state);
}

/** The API gateway's part: who calls, is it signed, is it fresh; HTTP 4xx when not. */
function checkCall(request: RawRequest, state: GatewayState): RawReply | undefined {
  const account = state.accounts.aliyun;
  const authorization = readAuthorization(request, 'ACS3-HMAC-SHA256');
  if (!authorization) return gatewayError(400, 'IncompleteSignature', 'signature is incomplete');
  if (authorization.credential !== account.accessKeyId) {
    return gatewayError(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
  }
  const age = Math.abs(state.now().getTime() - Date.parse(header(request, 'x-acs-date')));
  if (!(age <= CLOCK_TOLERANCE_MILLISECONDS)) {
    return gatewayError(400, 'InvalidTimeStamp.Expired', 'Specified time stamp is expired.');
  }
  if (!isAliyunSignature(request, account.accessKeySecret)) {
    return gatewayError(400, 'SignatureDoesNotMatch', 'Specified signature is not matched.');
  }
  if (!state.isFreshNonce(`aliyun ${header(request, 'x-acs-signature-nonce')}`)) {
    return gatewayError(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
  }
  const action = header(request, 'x-acs-action');
  if (action !== 'SendSms' || header(request, 'x-acs-version') !== '2017-05-25') {
    return gatewayError(404, 'InvalidAction.NotFound', 'Specified api is not found.');
  }
  return undefined;
}

function treat(behaviour: Behaviour): RawReply | undefined {
  if (behaviour === 'rate-limit') {
    return business('isv.BUSINESS_LIMIT_CONTROL', '触发分钟级流控Permits:1');
  }
  return behaviour === 'refuse'
    ? business('isv.SMS_CONTENT_ILLEGAL', '短信内容包含禁止发送内容')
    : undefined;
}

function sendSms(request: RawRequest, state: GatewayState): RawReply {
  const account = state.accounts.aliyun;
  const query = new URLSearchParams(request.query);
  const numbers = (query.get('PhoneNumbers') ?? '').split(',');
  const code = query.get('TemplateCode') ?? '';
  if (!numbers.every((number) => /^(?:\+86|86)?1[3-9]\d{9}$/.test(number))) {
    return business('isv.MOBILE_NUMBER_ILLEGAL', `${query.get('PhoneNumbers')}号码格式错误`);
  }
  if (query.get('SignName') !== account.signName) {
    return business('isv.SMS_SIGNATURE_ILLEGAL', '该账号下找不到对应签名');
  }
  const text = account.templates ? account.templates[code] : '';
  if (text === undefined || !/^SMS_\d+$/.test(code)) {
    return business('isv.SMS_TEMPLATE_ILLEGAL', '该账号下找不到对应模板');
  }
  const parameters = jsonObject(query.get('TemplateParam') ?? '{}');
  if (!parameters || !Object.values(parameters).every((value) => typeof value === 'string')) {
    return business('isv.INVALID_JSON_PARAM', 'JSON参数不合法，只接受字符串值');
  }
  const wanted = [...text.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1] ?? '');
  if (!wanted.every((name) => Object.hasOwn(parameters, name))) {
    return business('isv.TEMPLATE_MISSING_PARAMETERS', '模板变量缺少参数');
  }
  const filled = text.replace(/\$\{(\w+)\}/g, (_whole, name: string) => String(parameters[name]));
  const kept = state.keep({
    vendor: 'aliyun',
    to: numbers,
    subject: '',
    text: `【${account.signName}】${filled || `${code} ${JSON.stringify(parameters)}`}`,
    reference: query.get('OutId') ?? '',
  });
  return business('OK', 'OK', kept.id);
}

function business(code: string, message: string, bizId?: string): RawReply {
  const json = { Message: message, RequestId: randomUUID().toUpperCase(), Code: code };
  return { status: 200, json: bizId === undefined ? json : { ...json, BizId: bizId } };
}

function gatewayError(status: number, code: string, message: string): RawReply {
  const requestId = randomUUID().toUpperCase();
  return {
    status,
    json: { RequestId: requestId, HostId: 'dysmsapi.aliyuncs.com', Code: code, Message: message },
  };
}
