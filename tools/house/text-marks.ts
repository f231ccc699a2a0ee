/** The punctuation of the Chinese texts: full-width beside a Chinese letter (GB/T 15834). */
import { flatten, type Messages } from '#platform/i18n/index.ts';
import { filesOf, isTest, textOf } from '../source-tree.ts';
import { isNode, lineOf, nameOf, type Parsed, parseFile, walk } from '../syntax/parse.ts';

const placeholders = /\{\{[^{}]*\}\}|\{[^{}]*\}/g;
/** Forms that are written with half-width marks: times, and the pair of numbers of GeoJSON. */
const forms = /时:分(?::秒)?|\[经度, 纬度\]/g;
const beside = /(?<=[\u3400-\u9fff])\s?[,:;?!()]|[,:;?!()](?=[\u3400-\u9fff])/;

/** The first half-width mark of a text that stands beside a Chinese letter, with what is around it. */
export function halfWidthIn(text: string): string | undefined {
  const bare = text.replace(forms, ' ').replace(placeholders, '\ufffc');
  const found = beside.exec(bare);
  return found
    ? bare.slice(Math.max(0, found.index - 6), found.index + 8).replaceAll('\ufffc', '…')
    : undefined;
}

/** Faults: Chinese texts of the screens, and those that stand under `zh` or `…Zh` in sources, with such a mark. */
export function textMarkFaults(): string[] {
  return [
    ...filesOf('{modules,apps,ui}/**/{i18n,texts}/zh.json').flatMap((path) =>
      marksOfTexts(path, JSON.parse(textOf(path)) as Messages),
    ),
    ...filesOf('{modules,apps,platform,ui,protocols}/**/*.{ts,tsx}')
      .filter((path) => !isTest(path) && !path.startsWith('modules/classification/'))
      .filter((path) => beside.test(textOf(path)))
      .flatMap((path) => marksOfSource(parseFile(path))),
  ];
}

/** Faults of a file of texts. */
export function marksOfTexts(path: string, messages: Messages): string[] {
  return [...flatten(messages)].flatMap(([key, text]) => {
    const around = halfWidthIn(text);
    return around === undefined ? [] : [fault(path, key, around)];
  });
}

/** Faults of a source. */
export function marksOfSource(parsed: Parsed): string[] {
  return walk(parsed.program)
    .filter(({ type, key }) => type === 'Property' && /^zh$|Zh$/.test(nameOf(key) ?? ''))
    .flatMap(({ value }) => {
      const around = isNode(value) ? halfWidthIn(writtenIn(parsed.text, value)) : undefined;
      return around === undefined || !isNode(value)
        ? []
        : [fault(`${parsed.path}:${lineOf(parsed, value.start)}`, 'a Chinese text', around)];
    });
}

/** What a literal or a template says, each expression in it as one placeholder; nothing for other values. */
function writtenIn(text: string, value: { type: string; start: number; end: number }): string {
  const raw = text.slice(value.start + 1, value.end - 1);
  if (value.type === 'TemplateLiteral') return raw.replace(/\$\{[^{}]*\}/g, '{}');
  return value.type === 'Literal' && /^['"]/.test(text.charAt(value.start)) ? raw : '';
}

function fault(where: string, what: string, around: string): string {
  return `${where}: ${what} has a half-width mark beside a Chinese letter: ${around}`;
}
