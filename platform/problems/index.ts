/**
 * Problems: every error a person may meet, as data with a text in both languages and a cure.
 * Over HTTP they are RFC 9457 problem details. Browser-safe.
 */
import { inEnglish } from './things.ts';
import { withWait } from './wait.ts';

/** One entry of a catalogue. `{name}` in a text is filled from the values given when thrown. */
export interface ProblemEntry {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  /** What to do about it. */
  readonly cureZh: string;
  readonly cureEn: string;
}

/** A module's problems by code (kebab-case). */
export type ProblemCatalogue = Readonly<Record<string, ProblemEntry>>;

/** Where in the input something is wrong: RFC 6901 pointer and a sentence. */
export interface ProblemPlace {
  readonly pointer: string;
  readonly detail: string;
  /** The same for who reads English, where `detail` is said in Chinese whoever reads; it does not leave the server. */
  readonly detailEn?: string;
}

/** RFC 9457 problem details with our extension members. */
export interface ProblemDetails {
  readonly type: string;
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly cure?: string;
  readonly errors?: readonly ProblemPlace[];
  readonly traceId?: string;
}

/** Values for the placeholders of a problem's text; for `{state}` English takes `stateEn` where it is given. */
export type ProblemValues = Readonly<Record<string, string | number>>;

/** What the web client throws: problem details as received. */
export class ProblemError extends Error {
  readonly problem: ProblemDetails;
  constructor(problem: ProblemDetails) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** What the server throws: a catalogue entry with its values; turned into details at the edge. */
export class Problem extends Error {
  readonly code: string;
  readonly entry: ProblemEntry;
  readonly values: ProblemValues;
  readonly places: readonly ProblemPlace[];
  constructor(
    code: string,
    entry: ProblemEntry,
    values: ProblemValues,
    places: readonly ProblemPlace[],
  ) {
    super(`${code}: ${fill(entry.en, values)}`);
    this.name = 'Problem';
    this.code = code;
    this.entry = entry;
    this.values = values;
    this.places = places;
  }
}

/** Declares a catalogue, keeping its codes as literal types. */
export function defineProblems<const T extends ProblemCatalogue>(catalogue: T): T {
  return catalogue;
}

/** The thrower of a catalogue: `throw problem('case-already-closed', { number })`. */
export function problemsOf<T extends ProblemCatalogue>(catalogue: T) {
  return (
    code: keyof T & string,
    values: ProblemValues = {},
    places: readonly ProblemPlace[] = [],
  ): Problem => {
    const entry = catalogue[code];
    if (!entry) throw new Error(`no problem entry ${code}`);
    return new Problem(code, entry, values, places);
  };
}

/** Languages of the screens and errors. */
export type Locale = 'zh' | 'en';

/** The details of a thrown problem in one language. */
export function detailsOf(thrown: Problem, locale: Locale, traceId?: string): ProblemDetails {
  const { entry } = thrown;
  const words = locale === 'en' ? inEnglishWords(thrown.values) : thrown.values;
  const values = withWait(words, locale);
  const title = fill(locale === 'zh' ? entry.zh : entry.en, values);
  return {
    type: `/problems/${thrown.code}`,
    code: thrown.code,
    status: entry.status,
    title,
    detail: title,
    cure: fill(locale === 'zh' ? entry.cureZh : entry.cureEn, values),
    ...(thrown.places.length > 0 ? { errors: placesIn(thrown.places, locale) } : {}),
    ...(traceId ? { traceId } : {}),
  };
}

function placesIn(places: readonly ProblemPlace[], locale: Locale): ProblemPlace[] {
  return places.map(({ pointer, detail, detailEn }) => ({
    pointer,
    detail: (locale === 'en' && detailEn) || detail,
  }));
}

/** Services name in Chinese what they speak of, and give other words in both languages. */
function inEnglishWords(values: ProblemValues): ProblemValues {
  const words = Object.entries(values).map(([key, value]) => {
    const english = values[`${key}En`] ?? value;
    return [key, key === 'what' ? inEnglish(String(english)) : english] as const;
  });
  return Object.fromEntries(words);
}

function fill(text: string, values: ProblemValues): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? `{${name}}`));
}

/** Problems any operation may answer. */
export const generalProblems = defineProblems({
  'request-invalid': {
    status: 400,
    zh: '提交的内容有误，共 {count} 处',
    en: 'The request has {count} fault(s)',
    cureZh: '请按每一处的说明改正后再提交。',
    cureEn: 'Mend each place as it says and send again.',
  },
  'sign-in-required': {
    status: 401,
    zh: '请先登录',
    en: 'Please sign in first',
    cureZh: '登录已过期或尚未登录，请登录后继续；未提交的内容仍保留在本页。',
    cureEn:
      'The session has ended or none was started. Sign in and go on; what you typed stays here.',
  },
  'key-invalid': {
    status: 401,
    zh: '接口密钥无效、已到期或已撤销',
    en: 'The API key is wrong, has expired or was revoked',
    cureZh: '请核对请求头“Authorization: Bearer 密钥”，或请本镇安全管理员换发。',
    cureEn: 'Check the header “Authorization: Bearer KEY”, or ask the town for a new key.',
  },
  'not-permitted': {
    status: 403,
    zh: '您没有“{permission}”的权限',
    en: 'You do not hold the permission “{permission}”',
    cureZh: '如工作需要，请联系本镇管理员授权。',
    cureEn: 'If your work needs it, ask the town administrator.',
  },
  'mandate-missing': {
    status: 403,
    zh: '您现在不能替这位居民办理',
    en: 'You may not act for this resident now',
    cureZh: '授权可能已到期、被本人收回，或者帮办会话已结束。请本人重新授权，或切换回自己办理。',
    cureEn:
      'The mandate may have expired or been taken back, or the session has ended. Ask the person to give it again, or go back to your own things.',
  },
  'mandate-does-not-cover': {
    status: 403,
    zh: '{name}给您的授权不包括这件事',
    en: 'What {name} allowed you does not cover this',
    cureZh: '请本人在“家人代办”里加上这一项，或由本人办理。',
    cureEn: 'Ask the person to add it under “Family proxy”, or to do it in person.',
  },
  'only-oneself': {
    status: 403,
    zh: '这件事只能本人办理，不能代办',
    en: 'This is done by oneself only, not for another',
    cureZh: '请切换回自己办理，或由本人办理。',
    cureEn: 'Go back to your own things, or let the person do it.',
  },
  'confirmation-needed': {
    status: 403,
    zh: '这项操作须先确认是您本人',
    en: 'This act asks you to confirm that it is you',
    cureZh: '请用密码或第二重验证确认；十分钟内有效。',
    cureEn: 'Confirm with your password or second factor; it holds for ten minutes.',
  },
  'visit-reads-only': {
    status: 403,
    zh: '应急查看期间只能看，不能改',
    en: 'A visit by break-glass only reads',
    cureZh: '请由本镇人员办理；结束查看后可回到本县。',
    cureEn: 'Let the town act; end the visit to go back to the county.',
  },
  'cross-site-refused': {
    status: 403,
    zh: '请求来自别的网站，已拒绝',
    en: 'The request came from another site and was refused',
    cureZh: '请从本平台页面操作。',
    cureEn: 'Use the pages of this platform.',
  },
  'not-found': {
    status: 404,
    zh: '没有找到{what}',
    en: 'Not found: {what}',
    cureZh: '请核对编号；也可能不在您的管辖范围内。',
    cureEn: 'Check the number; it may also lie outside your scope.',
  },
  'method-unfit': {
    status: 405,
    zh: '这个地址不接受 {method} 方法',
    en: 'This address does not take {method}',
    cureZh: '请改用：{methods}。',
    cureEn: 'Use one of: {methods}.',
  },
  'town-unknown': {
    status: 404,
    zh: '没有代码为“{code}”的乡镇',
    en: 'There is no town with code “{code}”',
    cureZh: '请核对乡镇代码。',
    cureEn: 'Check the town code.',
  },
  'changed-meanwhile': {
    status: 409,
    zh: '{what}刚刚被别人修改过',
    en: '{what} was changed by someone else meanwhile',
    cureZh: '请刷新查看最新内容，再决定是否继续。',
    cureEn: 'Reload to see the latest, then decide.',
  },
  'idempotency-key-reused': {
    status: 422,
    zh: '同一个幂等键被用于不同的内容',
    en: 'The same Idempotency-Key came with a different request',
    cureZh: '请为新的内容使用新的幂等键。',
    cureEn: 'Use a new key for a new request.',
  },
  'too-large': {
    status: 413,
    zh: '内容超过上限 {limit}',
    en: 'The content exceeds the limit of {limit}',
    cureZh: '请减小后再提交。',
    cureEn: 'Make it smaller and send again.',
  },
  'too-many-parts': {
    status: 413,
    zh: '一次提交的文件或字段太多',
    en: 'The form carries too many files or fields at once',
    cureZh: '请返回上一页少选几个文件，分几次提交；这次的内容没有保存。',
    cureEn:
      'Go back, choose fewer files and send them in several goes; nothing was kept of this one.',
  },
  'media-type-unfit': {
    status: 415,
    zh: '不接受这种格式的内容',
    en: 'Content of this type is not taken here',
    cureZh: '请用 JSON 提交，请求头“Content-Type: application/json”。',
    cureEn: 'Send JSON with the header “Content-Type: application/json”.',
  },
  'too-many-requests': {
    status: 429,
    zh: '操作太频繁了',
    en: 'Too many requests',
    cureZh: '请在 {wait}后再试。',
    cureEn: 'Try again in {wait}.',
  },
  'storage-full': {
    status: 507,
    zh: '服务器存储空间已满，本次内容未保存',
    en: 'The server has no space left; this was not saved',
    cureZh: '请稍后再试；紧急情况请拨打值班电话。',
    cureEn: 'Try again later; in an emergency call the duty telephone.',
  },
  'temporarily-unavailable': {
    status: 503,
    zh: '服务暂时不可用',
    en: 'The service is briefly unavailable',
    cureZh: '系统正在恢复，请稍后用同样的内容重试，不会重复办理。',
    cureEn: 'It is recovering; repeat the same request shortly, it will not be done twice.',
  },
  'internal-error': {
    status: 500,
    zh: '服务器出错了',
    en: 'The server failed',
    cureZh: '请稍后重试；如仍不行，请把追踪号 {traceId} 告诉管理员。',
    cureEn: 'Try again; if it persists tell the administrator the trace id {traceId}.',
  },
});

/** Thrower of the general problems. */
export const generalProblem = problemsOf(generalProblems);
