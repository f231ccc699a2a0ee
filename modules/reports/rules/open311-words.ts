/** What the Open311 door says in words of its own, in the language that the client asks for. */
import type { Locale } from '#platform/problems/index.ts';

/** The sentences. */
export interface Open311Words {
  readonly noResource: (url: string) => string;
  readonly postElsewhere: string;
  readonly wantsForm: string;
  readonly otherTown: (code: string) => string;
  readonly noKey: string;
  readonly keyWithoutRight: string;
  readonly noService: (code: string) => string;
  readonly responsible: (department: string) => string;
  readonly notFound: (what: string) => string;
  readonly contact: string;
  readonly keyService: string;
}

const zh: Open311Words = {
  noResource: (url) =>
    `没有这个资源：${url}；请使用 services、requests 或 tokens，并以 .json 或 .xml 结尾`,
  postElsewhere: '只能向 requests 提交',
  wantsForm: '请以表单提交：Content-Type 为 application/x-www-form-urlencoded',
  otherTown: (code) => `这个 api_key 不属于 jurisdiction_id ${code}；请使用该镇的密钥`,
  noKey: 'api_key 缺失或无效；请使用本镇管理员发给的密钥',
  keyWithoutRight: '这个 api_key 不能用来提交上报；请本镇管理员在密钥上加上这一权限',
  noService: (code) => `没有代码为 ${code} 的 service_code，请查询 services`,
  responsible: (name) => (name ? `责任部门：${name}` : '由值班员判定责任部门'),
  notFound: (what) => `没有找到 ${what}`,
  contact: '请联系本镇值班室',
  keyService: '请联系本镇管理员',
};

const en: Open311Words = {
  noResource: (url) =>
    `There is no resource ${url}; ask for services, requests or tokens, ending in .json or .xml`,
  postElsewhere: 'Only requests takes a POST',
  wantsForm: 'Send a form: Content-Type application/x-www-form-urlencoded',
  otherTown: (code) => `This api_key is not of jurisdiction_id ${code}; use that town's key`,
  noKey: "api_key is missing or not valid; use the key that the town's administrator gave you",
  keyWithoutRight:
    "This api_key may not send requests; ask the town's administrator to add that permission to it",
  noService: (code) => `service_code ${code} was not found; take one from the service list`,
  responsible: (name) =>
    name ? `Responsible: ${name}` : 'An officer decides which department is responsible',
  notFound: (what) => `${what} was not found`,
  contact: "The duty officer of the town's hall",
  keyService: "Ask the town's administrator for a key",
};

/** The sentences in a language. */
export const inWords = (locale: Locale): Open311Words => (locale === 'en' ? en : zh);
