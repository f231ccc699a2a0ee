import type { Channel, OutgoingMessage, SendOutcome, World } from './channel.ts';
import { realWorld, refused, retry } from './channel.ts';
import { field, post, textField } from './http.ts';
import { mainlandMobile } from './mobile.ts';
import type { TencentKey } from './tencent-signature.ts';
import { signTencent, TENCENT_CONTENT_TYPE } from './tencent-signature.ts';
import { secondsToChinaMidnight } from './waiting.ts';

/** Settings of Tencent Cloud SMS (sms 2021-01-11). */
export type TencentSmsSettings = TencentKey & {
  /** `https://sms.tencentcloudapi.com` in production. */
  readonly endpoint: string;
  /** `ap-guangzhou`, `ap-beijing` or `ap-nanjing`. */
  readonly region: string;
  readonly sdkAppId: string;
  /** The approved signature, without the brackets 【】. */
  readonly signName: string;
  readonly timeoutSeconds: number;
};

/** SMS through Tencent Cloud: one approved template to one number a call. */
export function tencentSms(settings: TencentSmsSettings, world: World = realWorld): Channel {
  return { kind: 'sms', send: (message) => send(message, settings, world) };
}

async function send(
  message: OutgoingMessage,
  settings: TencentSmsSettings,
  world: World,
): Promise<SendOutcome> {
  const [only, ...others] = message.to;
  const mobile = others.length === 0 && only !== undefined ? mainlandMobile(only) : undefined;
  if (mobile === undefined) return refused('an SMS needs exactly one mainland mobile number');
  if (!message.vendorTemplate) return refused('no approved Tencent template id for this message');
  const url = new URL('/', settings.endpoint);
  const now = world.now();
  const body = JSON.stringify({
    PhoneNumberSet: [`+86${mobile}`],
    SmsSdkAppId: settings.sdkAppId,
    SignName: settings.signName,
    TemplateId: message.vendorTemplate.code,
    TemplateParamSet: message.vendorTemplate.parameters.map((parameter) => parameter.value),
    SessionContext: message.id,
  });
  const call = { host: url.host, service: 'sms', action: 'SendSms', body, now };
  const headers = {
    authorization: signTencent(call, settings),
    'content-type': TENCENT_CONTENT_TYPE,
    'x-tc-action': 'SendSms',
    'x-tc-version': '2021-01-11',
    'x-tc-region': settings.region,
    'x-tc-timestamp': String(Math.floor(now.getTime() / 1000)),
  };
  const reply = await post({ url, headers, body, timeoutSeconds: settings.timeoutSeconds });
  if (reply.kind === 'broken') return retry(reply.reason, reply.afterSeconds);
  return judge(reply.json, now);
}

/** The call as a whole may fail (`Error`) or the one number in it (`SendStatusSet[0]`). */
function judge(json: unknown, now: Date): SendOutcome {
  const response = field(json, 'Response');
  const error = field(response, 'Error');
  const statuses = field(response, 'SendStatusSet');
  const verdict: unknown = error ?? (Array.isArray(statuses) ? statuses[0] : undefined);
  const code = textField(verdict, 'Code');
  if (code === 'Ok') return { kind: 'sent', providerId: textField(verdict, 'SerialNo') };
  const reason = `Tencent ${code || 'without a code'}: ${textField(verdict, 'Message')}`;
  const wait = waitSeconds(code, now);
  if (wait === 'never') return refused(reason);
  return retry(reason, wait);
}

/** Source of the codes: cloud.tencent.com/document/api/382/59177 and …/382/38780. */
function waitSeconds(code: string, now: Date): number | undefined | 'never' {
  if (code === 'LimitExceeded.PhoneNumberThirtySecondLimit') return 30;
  if (code === 'LimitExceeded.PhoneNumberOneHourLimit') return 3600;
  if (/^LimitExceeded\.PhoneNumber(SameContent)?DailyLimit$/.test(code)) {
    return secondsToChinaMidnight(now);
  }
  if (code === 'LimitExceeded.DeliveryFrequencyLimit') return 60;
  if (code.startsWith('RequestLimitExceeded')) return 60;
  // An empty package: an operator buys one, the message waits for it.
  if (code === 'FailedOperation.InsufficientBalanceInSmsPackage') return 3600;
  if (/^(InternalError|ResourceUnavailable|ResourceInsufficient)/.test(code)) return undefined;
  return 'never';
}
