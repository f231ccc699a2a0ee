import { cipherNames } from '../sealing/index.ts';
import {
  address,
  flag,
  hostList,
  keyBytes,
  manyKeys,
  minuteOfDay,
  oneOf,
  publicAddress,
  someOf,
  someText,
  wholeNumber,
} from './parsers.ts';

/** What a process may do: answer HTTP, work off events, deadlines and messages, or hear devices. */
export type Role = 'web' | 'worker' | 'ingest';

/** One environment variable: all that the parser, the error and the README say of it. */
export interface Setting<T> {
  /** Name of the variable. */
  readonly name: string;
  /** Text that counts when it is not set or empty. */
  readonly fallback: string;
  readonly parse: (text: string) => T;
  /** Its value must not appear in errors and logs; it may also be given as a file: `NAME_FILE`. */
  readonly secret?: true;
  readonly meaning: { readonly en: string; readonly zh: string };
}

const setting = <T>(one: Setting<T>): Setting<T> => one;

/** Every setting of the platform, in the order of the README's table. */
export const settings = {
  port: setting({
    name: 'PORT',
    fallback: '8080',
    parse: wholeNumber(0, 65_535),
    meaning: {
      en: 'Port of the one HTTP server; 0 takes a free one.',
      zh: 'HTTP 服务端口；0 表示自动选用空闲端口。',
    },
  }),
  host: setting({
    name: 'ZHENSHU_HOST',
    fallback: '0.0.0.0',
    parse: someText,
    meaning: {
      en: 'Address to listen on. The default lets a phone in the same network reach the demo; behind a reverse proxy set 127.0.0.1.',
      zh: '监听地址。默认允许同一局域网内的手机访问演示；置于反向代理之后时请设为 127.0.0.1。',
    },
  }),
  publicUrl: setting({
    name: 'ZHENSHU_PUBLIC_URL',
    fallback: '',
    parse: publicAddress,
    meaning: {
      en: 'Address under which people reach this server, for QR codes, messages and secure cookies, such as https://town.example.cn; empty: taken from the request.',
      zh: '对外访问地址，用于二维码、消息链接和安全 Cookie，如 https://town.example.cn；留空则取自请求。',
    },
  }),
  trustProxy: setting({
    name: 'ZHENSHU_TRUST_PROXY',
    fallback: '0',
    parse: flag,
    meaning: {
      en: '1 behind a reverse proxy: believe X-Forwarded-For and X-Forwarded-Proto. Never without one.',
      zh: '置于反向代理之后时设为 1，信任 X-Forwarded-For 与 X-Forwarded-Proto；没有代理时切勿开启。',
    },
  }),
  dataDirectory: setting({
    name: 'ZHENSHU_DATA',
    fallback: './var',
    parse: someText,
    meaning: {
      en: 'Directory of everything that is kept: embedded database, files, secrets, logs.',
      zh: '数据目录：内置数据库、文件、密钥与日志均存放于此。',
    },
  }),
  webDirectory: setting<string | null>({
    name: 'ZHENSHU_WEB',
    fallback: '',
    parse: (text) => text || null,
    meaning: {
      en: 'Directory of web apps built beforehand (node apps/build-web.ts DIR), as in the container image; empty: built at the start where sources changed.',
      zh: '预先构建好的网页目录（node apps/build-web.ts 目录），容器镜像即用此方式；留空则在启动时按需构建。',
    },
  }),
  databaseUrl: setting({
    name: 'DATABASE_URL',
    fallback: '',
    parse: address(['postgres', 'postgresql'], 'postgresql://user:password@host:5432/zhenshu'),
    secret: true,
    meaning: {
      en: 'An outside PostgreSQL (15 or later) instead of the embedded one.',
      zh: '使用外部 PostgreSQL（15 及以上）代替内置数据库。',
    },
  }),
  masterKey: setting<Buffer | null>({
    name: 'ZHENSHU_MASTER_KEY',
    fallback: '',
    parse: keyBytes,
    secret: true,
    meaning: {
      en: 'Master key of the encryption at rest, 32 bytes in base64; empty: made at the first start and kept as secrets/master.key in the data directory. Several processes on one database need the same. Keep a copy apart from the backups: without it sealed fields are lost.',
      zh: '静态加密的主密钥，32 字节 base64；留空则首次启动时生成，保存在数据目录 secrets/master.key。多进程共用数据库时须相同。请与备份分开保管副本：丢失后加密字段无法恢复。',
    },
  }),
  formerMasterKeys: setting<readonly Buffer[]>({
    name: 'ZHENSHU_FORMER_MASTER_KEYS',
    fallback: '',
    parse: manyKeys,
    secret: true,
    meaning: {
      en: 'Master keys used before, divided by commas: the keys of the towns are wrapped anew with the present one at the start.',
      zh: '曾用的主密钥，以逗号分隔：启动时各镇密钥改用现主密钥重新封装。',
    },
  }),
  cipher: setting({
    name: 'ZHENSHU_CIPHER',
    fallback: 'aes',
    parse: oneOf(cipherNames),
    meaning: {
      en: 'Cipher of new keys: aes (AES-256-GCM) or sm4 (SM4-CTR with HMAC-SM3). What was sealed before stays readable; turning the keys seals it anew.',
      zh: '新密钥所用算法：aes（AES-256-GCM）或 sm4（SM4-CTR 与 HMAC-SM3）。此前加密的数据仍可读取，轮换密钥后改用新算法。',
    },
  }),
  demo: setting({
    name: 'ZHENSHU_DEMO',
    fallback: '1',
    parse: flag,
    meaning: {
      en: '1 loads the demo town; 0 starts empty for production, with a first-run wizard and no default password.',
      zh: '1 载入演示镇；0 为生产环境空库启动，由首次运行向导创建管理员，无默认密码。',
    },
  }),
  simulate: setting({
    name: 'ZHENSHU_SIMULATE',
    fallback: '1',
    parse: flag,
    meaning: {
      en: "1 lets the demo town's devices live: a process of their own sends over the real doors. Only with the demo.",
      zh: '1 让演示镇的设备运行：由独立进程经真实接入口发送数据，仅在演示模式下有效。',
    },
  }),
  roles: setting<readonly Role[]>({
    name: 'ZHENSHU_ROLE',
    fallback: 'web,worker,ingest',
    parse: someOf(['web', 'worker', 'ingest']),
    meaning: {
      en: 'What this process does: web (HTTP), worker (events, deadlines, messages), ingest (the doors of devices), or several of them. Several processes need one DATABASE_URL; one of them hears devices.',
      zh: '本进程的角色：web（HTTP）、worker（事件、时限、消息）、ingest（设备接入），可兼任。多进程部署须共用一个 DATABASE_URL，由其中一个接入设备。',
    },
  }),
  tlsCert: setting<string | null>({
    name: 'ZHENSHU_TLS_CERT',
    fallback: '',
    parse: (text) => text || null,
    meaning: {
      en: 'File with the certificate and its chain (PEM), to serve HTTPS without a proxy in front; needs ZHENSHU_TLS_KEY. Read at the start: restart after renewing.',
      zh: '证书及证书链文件（PEM），无需反向代理即提供 HTTPS；须同时设置 ZHENSHU_TLS_KEY。启动时读取，换证后请重启。',
    },
  }),
  tlsKey: setting<string | null>({
    name: 'ZHENSHU_TLS_KEY',
    fallback: '',
    parse: (text) => text || null,
    meaning: {
      en: 'File with the private key of the certificate (PEM).',
      zh: '证书私钥文件（PEM）。',
    },
  }),
  privateHosts: setting({
    name: 'ZHENSHU_PRIVATE_HOSTS',
    fallback: '',
    parse: hostList,
    meaning: {
      en: 'Hosts and networks of the own house that cameras, witnesses and network servers may be fetched from, such as 10.1.0.0/16,chirpstack.local. Otherwise private addresses are refused; the demo allows its own machine.',
      zh: '允许访问的内网主机或网段（摄像头、见证方、网络服务器），如 10.1.0.0/16,chirpstack.local。其余内网地址一律拒绝；演示模式允许本机。',
    },
  }),
  backup: setting<string | null>({
    name: 'ZHENSHU_BACKUP',
    fallback: '',
    parse: (text) => text || null,
    meaning: {
      en: 'Folder for backups, rather on another disk; empty: none are made. Only with the embedded database.',
      zh: '备份目录，宜放在另一块磁盘；留空则不自动备份。仅用于内置数据库。',
    },
  }),
  backupSeconds: setting({
    name: 'ZHENSHU_BACKUP_SECONDS',
    fallback: '60',
    parse: wholeNumber(1, 3600),
    meaning: {
      en: 'The write-ahead log and new photos are copied so often, in seconds: at most so much is lost with the disk.',
      zh: '每隔多少秒复制一次数据库日志和新照片；数据盘损坏时最多丢失这么久的数据。',
    },
  }),
  backupAt: setting({
    name: 'ZHENSHU_BACKUP_AT',
    fallback: '02:30',
    parse: minuteOfDay,
    meaning: {
      en: 'Local time of the daily full backup.',
      zh: '每日完整备份的时刻（北京时间）。',
    },
  }),
  backupKeepDays: setting({
    name: 'ZHENSHU_BACKUP_KEEP_DAYS',
    fallback: '14',
    parse: wholeNumber(1, 3650),
    meaning: {
      en: 'Days that backups are kept; the newest is never removed.',
      zh: '备份保留天数；最新一份始终保留。',
    },
  }),
  logLevel: setting({
    name: 'LOG_LEVEL',
    fallback: 'info',
    parse: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    meaning: {
      en: 'Least severity that is logged: trace, debug, info, warn, error, fatal or silent.',
      zh: '日志级别：trace、debug、info、warn、error、fatal 或 silent。',
    },
  }),
  logFormat: setting({
    name: 'LOG_FORMAT',
    fallback: 'auto',
    parse: oneOf(['auto', 'json', 'pretty']),
    meaning: {
      en: 'json (one object a line), pretty (for eyes), or auto: pretty in a terminal, else json.',
      zh: '日志格式：json（每行一个对象）、pretty（便于阅读）、auto（终端中为 pretty，否则 json）。',
    },
  }),
};

/** The platform's settings as parsed values. */
export type SettingValues = {
  readonly [K in keyof typeof settings]: ReturnType<(typeof settings)[K]['parse']>;
};
