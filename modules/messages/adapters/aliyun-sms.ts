import type { AliyunKey } from './aliyun-signature.ts';
import { signAliyun } from './aliyun-signature.ts';
import type { Channel, OutgoingMessage, SendOutcome, World } from './channel.ts';
import { realWorld, refused, retry } from './channel.ts';
import { post, textField } from './http.ts';
import { mainlandMobile } from './mobile.ts';
import { secondsToChinaMidnight } from './waiting.ts';

/** Settings of Alibaba Cloud's domestic SMS (dysmsapi 2017-05-25). */
export type AliyunSmsSettings = AliyunKey & {
  /** `https://dysmsapi.aliyuncs.com` in production. */
  readonly endpoint: string;
  /** The approved signature, without the brackets 【】. */
  readonly signName: string;
  readonly timeoutSeconds: number;
};

/** SMS through Alibaba Cloud: one approved template to one number a call. */
export function aliyunSms(settings: AliyunSmsSettings, world: World = realWorld): Channel {
  return { kind: 'sms', send: (message) => send(message, settings, world) };
}

async function send(
  message: OutgoingMessage,
  settings: AliyunSmsSettings,
  world: World,
): Promise<SendOutcome> {
  const [only, ...others] = message.to;
  const mobile = others.length === 0 && only !== undefined ? mainlandMobile(only) : undefined;
  if (mobile === undefined) return refused('an SMS needs exactly one mainland mobile number');
  if (!message.vendorTemplate) return refused('no approved Aliyun template code for this message');
  const { code, parameters } = message.vendorTemplate;
  const url = new URL('/', settings.endpoint);
  const now = world.now();
  const { query, headers } = signAliyun(
    {
      host: url.host,
      action: 'SendSms',
      version: '2017-05-25',
      query: {
        PhoneNumbers: mobile,
        SignName: settings.signName,
        TemplateCode: code,
        TemplateParam: JSON.stringify(Object.fromEntries(parameters.map((p) => [p.name, p.value]))),
        OutId: message.id,
      },
      now,
      nonce: world.nonce(),
    },
    settings,
  );
  url.search = query;
  const reply = await post({ url, headers, body: '', timeoutSeconds: settings.timeoutSeconds });
  if (reply.kind === 'broken') return retry(reply.reason, reply.afterSeconds);
  return judge(reply.json, now);
}

/** Codes that a wait may cure: help.aliyun.com/document_detail/101346.html and the gateway's own. */
const transientCodes: Readonly<Record<string, number | undefined>> = {
  'isp.SYSTEM_ERROR': undefined,
  'isp.GATEWAY_ERROR': undefined,
  'isp.UNKNOWN': undefined,
  InternalError: undefined,
  ServiceUnavailable: undefined,
  SignatureNonceUsed: undefined,
  // An empty account or a missing subscription: an operator tops it up, the message waits for it.
  'isv.OUT_OF_SERVICE': 3600,
  'isv.AMOUNT_NOT_ENOUGH': 3600,
};

function judge(json: unknown, now: Date): SendOutcome {
  const code = textField(json, 'Code');
  if (code === 'OK') return { kind: 'sent', providerId: textField(json, 'BizId') };
  const reason = `Aliyun ${code || 'without a code'}: ${textField(json, 'Message')}`;
  if (Object.hasOwn(transientCodes, code)) return retry(reason, transientCodes[code]);
  if (code.startsWith('Throttling')) return retry(reason, 60);
  if (code === 'isv.DAY_LIMIT_CONTROL') return retry(reason, secondsToChinaMidnight(now));
  if (code === 'isv.BUSINESS_LIMIT_CONTROL') {
    return retry(reason, businessLimitSeconds(textField(json, 'Message'), now));
  }
  return refused(reason);
}

/** The message says which counter is full: 触发分钟级流控 / 小时级 / 天级. */
function businessLimitSeconds(message: string, now: Date): number {
  if (message.includes('天级')) return secondsToChinaMidnight(now);
  return message.includes('小时级') ? 3600 : 60;
}
