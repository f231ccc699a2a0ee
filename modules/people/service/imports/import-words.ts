/** What is wrong with a row, in both languages. */
import type { Locale } from '#platform/problems/index.ts';

const words = {
  departmentUnknown: {
    zh: '没有部门“{value}”。可用的有：{choices}。',
    en: 'There is no department “{value}”; choose one of: {choices}.',
  },
  skillUnknown: {
    zh: '该部门没有技能“{value}”。可用的有：{choices}。',
    en: 'The department has no skill “{value}”; choose one of: {choices}.',
  },
  roleUnknown: {
    zh: '没有角色“{value}”。可用的有：{choices}。',
    en: 'There is no role “{value}”; choose one of: {choices}.',
  },
  placeUnknown: {
    zh: '“{value}”不是本镇的网格、村或部门，或同名的不止一个（请改填编码）。',
    en: '“{value}” is no grid cell, village or department here, or several bear the name (use its code).',
  },
  placeMissing: {
    zh: '角色“{value}”要写明管辖哪里，例如：{value}（名称）。',
    en: 'The role “{value}” needs its place, as in: {value}(name).',
  },
  placeNeedless: {
    zh: '角色“{value}”管全镇，括号里不必写地方。',
    en: 'The role “{value}” covers the whole town; leave the brackets out.',
  },
  genderUnknown: { zh: '“{value}”应为“男”或“女”。', en: '“{value}” should be 男 or 女.' },
  phoneWrong: {
    zh: '“{value}”不是 11 位中国大陆手机号。',
    en: '“{value}” is not an 11-digit mainland mobile number.',
  },
  usernameWrong: {
    zh: '用户名“{value}”应为 2–40 个小写字母、数字或 . _ - ，以字母或数字开头。',
    en: 'The user name “{value}” needs 2 to 40 lower-case letters, digits or . _ - and begins with a letter or digit.',
  },
  tooLong: {
    zh: '“{value}…”太长了，最多 {most} 个字。',
    en: '“{value}…” is longer than {most} letters.',
  },
  twice: {
    zh: '“{value}”在文件里出现了不止一次，只采用第一次。',
    en: '“{value}” stands in the file more than once; only the first is taken.',
  },
  ambiguous: {
    zh: '名册里有不止一位“{value}”，请填写用户名或手机号加以区分。',
    en: 'There are several people named “{value}”; give the user name or phone.',
  },
  cellTwice: {
    zh: '网格“{value}”在文件里已有网格员，一格只有一员。',
    en: 'The grid cell “{value}” has a grid worker in this file already; there is one each.',
  },
  permissionUnknown: {
    zh: '没有编码为“{value}”的权限，请用导出的表。',
    en: 'There is no permission “{value}”; start from the exported sheet.',
  },
  administratorNeeds: {
    zh: '管理员必须保留“{value}”，否则再没有人能改回来。',
    en: 'The administrator must keep “{value}”, or nobody could undo it.',
  },
} as const;

/** A kind of fault. */
export type ImportWord = keyof typeof words;

/** Says a fault. */
export function sayFault(
  word: ImportWord,
  values: Readonly<Record<string, string | number>>,
  locale: Locale,
): string {
  return words[word][locale].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
