/** What each kind of source needs to know. */
import type { SourceKind } from '../contract/shapes.ts';
import type { SourceSettings } from '../contract/source.ts';

const needed: Readonly<Record<SourceKind, Partial<Record<keyof SourceSettings, string>>>> = {
  upload: {},
  postgres: {
    host: '主机',
    database: '数据库',
    user: '账号',
    table: '表或视图',
    keyColumns: '主键列',
  },
  mysql: {
    host: '主机',
    database: '数据库',
    user: '账号',
    table: '表或视图',
    keyColumns: '主键列',
  },
  http: { url: '地址' },
  folder: { directory: '文件夹', pattern: '文件名' },
  sftp: { host: '主机', user: '账号', directory: '文件夹', pattern: '文件名', hostKey: '主机指纹' },
};

/** What is still missing, in the words of the form. */
export function missingSettings(kind: SourceKind, settings: SourceSettings): string[] {
  const missing = Object.entries(needed[kind]).flatMap(([member, words]) => {
    const value = settings[member as keyof SourceSettings];
    const isThere = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '';
    return isThere ? [] : [words];
  });
  if (settings.directory?.split('/').includes('..')) missing.push('文件夹（不能含“..”）');
  if (settings.paging === 'next' && !settings.nextPointer) missing.push('下一页地址的位置');
  return missing;
}

/** Whether the name of a file fits a pattern in which `*` stands for anything; large and small letters are alike. */
export function fitsPattern(name: string, pattern: string): boolean {
  const text = name.toLowerCase();
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  const last = rest.pop();
  if (last === undefined) return text === first;
  const end = text.length - last.length;
  if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}
