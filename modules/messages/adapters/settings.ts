import type { AliyunSmsSettings } from './aliyun-sms.ts';
import type { DingtalkRobotSettings } from './dingtalk-robot.ts';
import type { MailSettings } from './mail.ts';
import type { TencentSmsSettings } from './tencent-sms.ts';
import type { WecomRobotSettings } from './wecom-robot.ts';

/** The vendors a town has a contract with; an absent one is a channel that does not exist. */
export type ChannelSettings = {
  readonly sms?:
    | ({ readonly provider: 'aliyun' } & AliyunSmsSettings)
    | ({ readonly provider: 'tencent' } & TencentSmsSettings);
  readonly wecom?: WecomRobotSettings;
  readonly dingtalk?: DingtalkRobotSettings;
  readonly email?: MailSettings;
};

/** A setting that cannot be used: which one, and what to do about it. Never holds the value. */
export type SettingFault = { readonly name: string; readonly problem: string };

/** Names and values as the process got them. */
export type Environment = Readonly<Record<string, string | undefined>>;

type Reader = {
  required(name: string): string;
  optional(name: string, fallback: string): string;
  endpoint(name: string, fallback: string): string;
  wholeNumber(name: string, fallback: number, largest: number): number;
  oneOf<T extends string>(name: string, words: readonly T[], fallback: T): T;
};

/**
 * Reads every message channel from environment variables (the table stands in the module's
 * README). A channel is on when its first variable is set; then all its required ones must be.
 * Faults are collected, not thrown, so that an operator sees all of them at once.
 */
export function channelSettings(env: Environment): {
  settings: ChannelSettings;
  faults: SettingFault[];
} {
  const faults: SettingFault[] = [];
  const read = reader(env, faults);
  const timeoutSeconds = read.wholeNumber('ZHENSHU_MESSAGES_TIMEOUT_SECONDS', 10, 120);
  const sms = readSms(read, timeoutSeconds);
  const settings: ChannelSettings = {
    ...(sms ? { sms } : {}),
    ...(env['ZHENSHU_WECOM_KEY'] ? { wecom: readWecom(read, timeoutSeconds) } : {}),
    ...(env['ZHENSHU_DINGTALK_ACCESS_TOKEN']
      ? { dingtalk: readDingtalk(read, timeoutSeconds) }
      : {}),
    ...(env['ZHENSHU_SMTP_HOST'] ? { email: readMail(read, timeoutSeconds) } : {}),
  };
  return { settings, faults };
}

function readSms(read: Reader, timeoutSeconds: number): ChannelSettings['sms'] {
  const provider = read.oneOf('ZHENSHU_SMS_PROVIDER', ['none', 'aliyun', 'tencent'], 'none');
  if (provider === 'aliyun') {
    return {
      provider,
      endpoint: read.endpoint('ZHENSHU_ALIYUN_SMS_ENDPOINT', 'https://dysmsapi.aliyuncs.com'),
      accessKeyId: read.required('ZHENSHU_ALIYUN_ACCESS_KEY_ID'),
      accessKeySecret: read.required('ZHENSHU_ALIYUN_ACCESS_KEY_SECRET'),
      signName: read.required('ZHENSHU_SMS_SIGN_NAME'),
      timeoutSeconds,
    };
  }
  if (provider === 'tencent') {
    return {
      provider,
      endpoint: read.endpoint('ZHENSHU_TENCENT_SMS_ENDPOINT', 'https://sms.tencentcloudapi.com'),
      region: read.optional('ZHENSHU_TENCENT_REGION', 'ap-guangzhou'),
      secretId: read.required('ZHENSHU_TENCENT_SECRET_ID'),
      secretKey: read.required('ZHENSHU_TENCENT_SECRET_KEY'),
      sdkAppId: read.required('ZHENSHU_TENCENT_SMS_SDK_APP_ID'),
      signName: read.required('ZHENSHU_SMS_SIGN_NAME'),
      timeoutSeconds,
    };
  }
  return undefined;
}

function readWecom(read: Reader, timeoutSeconds: number): WecomRobotSettings {
  return {
    endpoint: read.endpoint('ZHENSHU_WECOM_ENDPOINT', 'https://qyapi.weixin.qq.com'),
    key: read.required('ZHENSHU_WECOM_KEY'),
    timeoutSeconds,
  };
}

function readDingtalk(read: Reader, timeoutSeconds: number): DingtalkRobotSettings {
  return {
    endpoint: read.endpoint('ZHENSHU_DINGTALK_ENDPOINT', 'https://oapi.dingtalk.com'),
    accessToken: read.required('ZHENSHU_DINGTALK_ACCESS_TOKEN'),
    secret: read.required('ZHENSHU_DINGTALK_SECRET'),
    timeoutSeconds,
  };
}

function readMail(read: Reader, timeoutSeconds: number): MailSettings {
  return {
    host: read.required('ZHENSHU_SMTP_HOST'),
    port: read.wholeNumber('ZHENSHU_SMTP_PORT', 587, 65_535),
    security: read.oneOf('ZHENSHU_SMTP_SECURITY', ['starttls', 'tls', 'none'], 'starttls'),
    user: read.optional('ZHENSHU_SMTP_USER', ''),
    password: read.optional('ZHENSHU_SMTP_PASSWORD', ''),
    from: read.required('ZHENSHU_SMTP_FROM'),
    timeoutSeconds,
  };
}

function reader(env: Environment, faults: SettingFault[]): Reader {
  const fault = (name: string, problem: string): void => {
    faults.push({ name, problem });
  };
  const optional = (name: string, fallback: string): string => env[name]?.trim() || fallback;
  return {
    optional,
    required(name) {
      const value = optional(name, '');
      if (value === '') fault(name, 'is missing: set it, or switch its channel off');
      return value;
    },
    endpoint(name, fallback) {
      const value = optional(name, fallback);
      if (!isSafeEndpoint(value)) fault(name, 'must be an https address, or http on this machine');
      return value;
    },
    wholeNumber(name, fallback, largest) {
      const value = Number(optional(name, String(fallback)));
      if (Number.isInteger(value) && value >= 1 && value <= largest) return value;
      fault(name, `must be a whole number from 1 to ${largest}`);
      return fallback;
    },
    oneOf(name, words, fallback) {
      const value = optional(name, fallback);
      const word = words.find((candidate) => candidate === value);
      if (word === undefined) fault(name, `must be one of ${words.join(', ')}`);
      return word ?? fallback;
    },
  };
}

/** Numbers and names of people travel in these calls: in clear only as far as the simulator. */
function isSafeEndpoint(text: string): boolean {
  const url = URL.parse(text);
  if (url === null) return false;
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback);
}
