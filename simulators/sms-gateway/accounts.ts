/** The customers that the simulated vendors know. All of it is invented; none opens a real door. */
export type Accounts = {
  readonly aliyun: {
    readonly accessKeyId: string;
    readonly accessKeySecret: string;
    readonly signName: string;
    /** Approved texts by code with `${name}` placeholders; undefined: any code is approved. */
    readonly templates?: Readonly<Record<string, string>>;
  };
  readonly tencent: {
    readonly secretId: string;
    readonly secretKey: string;
    readonly sdkAppId: string;
    readonly signName: string;
    /** Approved texts by id with `{1}` placeholders; undefined: any id is approved. */
    readonly templates?: Readonly<Record<string, string>>;
  };
  readonly wecom: { readonly key: string };
  readonly dingtalk: { readonly accessToken: string; readonly secret: string };
  readonly smtp: { readonly user: string; readonly password: string };
};

/** The demo town's customer data; whoever runs the demo sets the same in the product. */
export const demoAccounts: Accounts = {
  aliyun: {
    accessKeyId: 'simulated-aliyun-key-id',
    accessKeySecret: 'simulated-aliyun-key-secret',
    signName: '清溪镇',
  },
  tencent: {
    secretId: 'simulated-tencent-secret-id',
    secretKey: 'simulated-tencent-secret-key',
    sdkAppId: '1400000001',
    signName: '清溪镇',
  },
  wecom: { key: '00000000-0000-4000-8000-000000000001' },
  dingtalk: { accessToken: 'simulated-dingtalk-token', secret: 'SECsimulated' },
  smtp: { user: 'qingxi', password: 'simulated-smtp-password' },
};
