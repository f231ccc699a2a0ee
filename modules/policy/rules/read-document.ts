/** A document of an office read into the parts of a policy: title, number, days, articles. */
import type { Article, PolicyContent } from '../contract/content.ts';

const articleHead = /^(第[一二三四五六七八九十百零〇0-9]+条)[\s:\uff1a]*/;
const chapterHead = /^第[一二三四五六七八九十百零〇0-9]+[章节编](?=\s|[^条]|$)/;
const sectionHead = /^([一二三四五六七八九十]+、)/;
const numberPattern =
  /[\u4e00-\u9fa5]{1,12}[〔[(\uff08【]\s*\d{4}\s*[〕\])\uff09】]\s*\d{1,4}\s*号/;
const dayPattern = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/;

/** The parts that were found; what was not stays empty for the editor. */
export function readDocument(lines: readonly string[]): PolicyContent {
  const clean = lines
    .map((line) => line.replace(/[\u00a0\u3000\t ]+/g, ' ').trim())
    .filter(Boolean);
  const whole = clean.join('\n');
  const [title, rest] = titleOf(clean);
  return {
    title: title.slice(0, 200).padEnd(2, '…'),
    documentNumber: numberPattern.exec(whole)?.[0].replace(/\s+/g, '') ?? '',
    issuer: issuerOf(title),
    level: levelOf(title),
    area: '',
    topics: [],
    keywords: [],
    issuedOn: dayBefore(clean),
    effectiveOn: dayAfter(whole, /自([^。;\uff1b]{0,24}?)起(?:施行|实施|执行)/),
    expiresOn: dayAfter(
      whole,
      /有效期(?:限)?(?:为|至|到|截至)?([^。;\uff1b]{0,24}?)(?:止|[。;\uff1b,\uff0c]|$)/m,
    ),
    summary: ['', '', ''],
    articles: articlesOf(rest),
    eligibility: null,
    items: [],
    related: [],
    office: '',
    officePhone: '',
  };
}

/** The title may stand on several lines; it ends with what such documents are called. */
function titleOf(lines: readonly string[]): [string, readonly string[]] {
  const first = lines.findIndex((line) => !numberPattern.test(line));
  if (first < 0) return ['', []];
  let title = '';
  for (let at = first; at < Math.min(lines.length, first + 4); at += 1) {
    const line = lines[at] ?? '';
    if (articleHead.test(line) || chapterHead.test(line) || sectionHead.test(line)) break;
    title += line;
    if (
      /(办法|通知|意见|方案|细则|规定|条例|公告|通告|标准|指南|规则|决定|措施)([(\uff08].*[)\uff09])?$/.test(
        line,
      )
    )
      return [title, lines.slice(at + 1)];
  }
  return [lines[first] ?? '', lines.slice(first + 1)];
}

function issuerOf(title: string): string {
  return (
    /^(.{2,20}?(?:人民政府办公室|人民政府|委员会|局|办公室|厅|部))(?=关于|印发|、)/.exec(
      title,
    )?.[1] ?? ''
  );
}

function levelOf(title: string): PolicyContent['level'] {
  if (/[镇乡]/.test(title.slice(0, 12))) return 'town';
  if (/县/.test(title.slice(0, 12))) return 'county';
  if (/市/.test(title.slice(0, 12))) return 'city';
  if (/省|自治区/.test(title.slice(0, 12))) return 'province';
  return 'county';
}

/** The day under the signature: the last line that is a day and nothing else. */
function dayBefore(lines: readonly string[]): string | null {
  const line = lines.findLast((one) => one.length <= 16 && dayPattern.test(one));
  return line ? dayOf(line) : null;
}

function dayAfter(text: string, pattern: RegExp): string | null {
  const said = pattern.exec(text)?.[1];
  return said ? dayOf(said) : null;
}

function dayOf(text: string): string | null {
  const found = dayPattern.exec(text);
  if (!found) return null;
  const [, year = '', month = '', date = ''] = found;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

/** The document's number stands on a line of its own before the text. */
const longestNumber = 30;

/** Cuts at 第…条; without any, at 一、 二、; without those, one article holds all. */
function articlesOf(lines: readonly string[]): Article[] {
  const byArticle = lines.some((line) => articleHead.test(line));
  const drafts: { heading: string; lines: string[] }[] = [];
  let chapter = '';
  for (const line of lines) {
    if (drafts.length === 0 && line.length <= longestNumber && numberPattern.test(line)) continue;
    if (chapterHead.test(line) && line.length <= 40) {
      chapter = line;
      continue;
    }
    const head = headOf(line, byArticle);
    if (head) {
      drafts.push({
        heading: chapter ? `${chapter} ${head.heading}` : head.heading,
        lines: head.rest,
      });
      if (byArticle) chapter = '';
    } else if (drafts.length > 0) drafts.at(-1)?.lines.push(line);
    else drafts.push({ heading: '', lines: [line] });
  }
  return drafts
    .filter(({ heading, lines: own }) => heading !== '' || own.length > 0)
    .slice(0, 200)
    .map(({ heading, lines: own }, at) => ({
      anchor: `art-${at + 1}`,
      heading: heading.slice(0, 120),
      text: own.join('\n').slice(0, 12_000),
    }));
}

function headOf(line: string, byArticle: boolean): { heading: string; rest: string[] } | null {
  if (byArticle) {
    const found = articleHead.exec(line);
    if (!found) return null;
    const rest = line.slice(found[0].length).trim();
    return { heading: found[1] ?? '', rest: rest === '' ? [] : [rest] };
  }
  if (!sectionHead.test(line)) return null;
  const end = line.search(/[。:\uff1a]/);
  if (line.length <= 40 || end < 0 || end > 40) {
    return line.length <= 60
      ? { heading: line, rest: [] }
      : { heading: sectionHead.exec(line)?.[1] ?? '', rest: [line] };
  }
  return { heading: line.slice(0, end), rest: [line.slice(end + 1)].filter(Boolean) };
}
