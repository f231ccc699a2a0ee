import { randomUUID } from 'node:crypto';
import type { RawReply, RawRequest } from './exchange.ts';
import { header, jsonObject, stringList } from './exchange.ts';
import { isTencentSignature, readAuthorization } from './signatures.ts';
import type { Behaviour, GatewayState } from './state.ts';

const CLOCK_TOLERANCE_SECONDS = 300;

/** Tencent Cloud's SMS as a customer sees it: sms 2021-01-11, action SendSms; errors are HTTP 200. */
export function answerTencent(
  request: RawRequest,
  state: GatewayState,
  behaviour: Behaviour,
): RawReply {
  return checkCall(request, state) ?? sendSms(request, state, behaviour);
}

function checkCall(request: RawRequest, state: GatewayState): RawReply | undefined {
  const account = state.accounts.tencent;
  const authorization = readAuthorization(request, 'TC3-HMAC-SHA256');
  if (!authorization) {
    return error('AuthFailure.InvalidAuthorization', 'Authorization in the header is invalid.');
  }
  if (authorization.credential.split('/')[0] !== account.secretId) {
    return error('AuthFailure.SecretIdNotFound', 'The SecretId is not found.');
  }
  const age = state.now().getTime() / 1000 - Number(header(request, 'x-tc-timestamp'));
  if (!(Math.abs(age) <= CLOCK_TOLERANCE_SECONDS)) {
    return error('AuthFailure.SignatureExpire', 'The provided credentials have expired.');
  }
  if (!isTencentSignature(request, account.secretKey)) {
    return error('AuthFailure.SignatureFailure', 'The provided signature is not correct.');
  }
  if (header(request, 'x-tc-action') !== 'SendSms') {
    return error('InvalidAction', 'The action is invalid.');
  }
  if (header(request, 'x-tc-version') !== '2021-01-11') {
    return error('NoSuchVersion', 'The version does not exist.');
  }
  return header(request, 'x-tc-region') === ''
    ? error('MissingParameter', 'The request is missing a required parameter `Region`.')
    : undefined;
}

function sendSms(request: RawRequest, state: GatewayState, behaviour: Behaviour): RawReply {
  const account = state.accounts.tencent;
  const body = jsonObject(request.body);
  const numbers = stringList(body?.['PhoneNumberSet']);
  const parameters = stringList(body?.['TemplateParamSet'] ?? []);
  if (!body || !numbers || !parameters || typeof body['TemplateId'] !== 'string') {
    return error('InvalidParameter', 'A parameter has the wrong type.');
  }
  if (body['SmsSdkAppId'] !== account.sdkAppId) {
    return error('InvalidParameterValue.SdkAppIdNotExist', 'SdkAppId does not exist.');
  }
  const reference = typeof body['SessionContext'] === 'string' ? body['SessionContext'] : '';
  const call = { signName: body['SignName'], templateId: body['TemplateId'], parameters };
  const refusal = limited(behaviour) ?? refusalOf(call, state);
  const statuses = numbers.map((number) => {
    const bad = refusal ?? (/^(?:\+86|0086|86)?1[3-9]\d{9}$/.test(number) ? undefined : badNumber);
    if (bad) return status(number, reference, { ...bad, serial: '' });
    const text = `【${account.signName}】${filled(call, state)}`;
    const kept = state.keep({ vendor: 'tencent', to: [number], subject: '', text, reference });
    return status(number, reference, { code: 'Ok', message: 'send success', serial: kept.id });
  });
  return { status: 200, json: { Response: { SendStatusSet: statuses, RequestId: randomUUID() } } };
}

type Refusal = { readonly code: string; readonly message: string };
type Call = {
  readonly signName: unknown;
  readonly templateId: string;
  readonly parameters: string[];
};

const badNumber: Refusal = {
  code: 'InvalidParameterValue.IncorrectPhoneNumber',
  message: 'incorrect phone number',
};

function limited(behaviour: Behaviour): Refusal | undefined {
  if (behaviour === 'rate-limit') {
    const message = 'the number of sms messages sent from a single mobile number within 30 seconds';
    return { code: 'LimitExceeded.PhoneNumberThirtySecondLimit', message };
  }
  return behaviour === 'refuse'
    ? { code: 'FailedOperation.PhoneNumberInBlacklist', message: 'phone number in blacklist' }
    : undefined;
}

function refusalOf(call: Call, state: GatewayState): Refusal | undefined {
  const { signName, templates } = state.accounts.tencent;
  if (call.signName !== signName) {
    const message = 'signature incorrect or unapproved';
    return { code: 'FailedOperation.SignatureIncorrectOrUnapproved', message };
  }
  const text = templates ? templates[call.templateId] : '';
  if (text === undefined || !/^\d+$/.test(call.templateId)) {
    const message = 'template incorrect or unapproved';
    return { code: 'FailedOperation.TemplateUnapprovedOrNotExist', message };
  }
  const places = new Set(text.match(/\{\d+\}/g) ?? []);
  if (templates && places.size !== call.parameters.length) {
    const message = 'template params do not match the approved template';
    return { code: 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate', message };
  }
  return undefined;
}

function filled(call: Call, state: GatewayState): string {
  const text = state.accounts.tencent.templates?.[call.templateId];
  return text === undefined
    ? `${call.templateId} ${JSON.stringify(call.parameters)}`
    : text.replace(
        /\{(\d+)\}/g,
        (_whole, place: string) => call.parameters[Number(place) - 1] ?? '',
      );
}

function status(
  number: string,
  sessionContext: string,
  verdict: Refusal & { readonly serial: string },
): unknown {
  return {
    SerialNo: verdict.serial,
    PhoneNumber: number,
    Fee: verdict.code === 'Ok' ? 1 : 0,
    SessionContext: sessionContext,
    Code: verdict.code,
    Message: verdict.message,
    IsoCode: 'CN',
  };
}

function error(code: string, message: string): RawReply {
  const requestId = randomUUID();
  return {
    status: 200,
    json: { Response: { Error: { Code: code, Message: message }, RequestId: requestId } },
  };
}
