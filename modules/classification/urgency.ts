import { type UrgentGroup, harmless, urgentGroups } from './urgency-words.ts';

/** What the words of a message say about haste. */
export interface Urgency {
  readonly level: 'urgent' | 'normal';
  /** The words that decided, as written, each once, in the order of the text. */
  readonly words: string[];
}

/** Only the beginning of a long text is read, in UTF-16 code units. */
const READ_LIMIT = 10_000;

/** Before the word, in the same clause: it did not happen. */
const denial =
  /(?:没有?|冇得?|未|并非|不是|不会|不曾|别|莫|无|没得|未见|没发生|没看到|没闻到|没发现|没出现|没造成)(?:再|发生|出现|看到|闻到|发现|造成|人|人员|人被|什么|任何|明显|真的|有|啥)*$/u;

/** Before the word: it is feared, asked about, practised, or long past. */
const unreal =
  /(?:怕|担心|担忧|万一|以免|免得|避免|防止|预防|防范|小心|谨防|当心|如果|要是|假如|万一会|容易|可能会|会不会|是否会|差点|差一点|险些|几乎|以前|去年|前年|大前年|上个月|早年|从前|前些年|曾经|小时候|演习|演练|宣传|讲座|培训|培训班|学习|咨询|请问|假装|模拟|像|好像要|听说过|电影里|电视里|新闻里|视频里)[^，。！？；,!?;]{0,8}$/u;

/** After the word, in the same clause: it is over, practised or a topic. */
const settled =
  /^[^，。！？；,!?;]{0,6}(?:演练|演习|培训|讲座|宣传|知识|常识|险|保险|隐患|风险|危险|怎么办理|已经灭了|已灭|扑灭了|灭了|解除了|救上来了|救起来了|找到了|回来了|找回来了|已处理|处理好了|修好了|没事了|是假的|误报|误会)/u;

/** After a sign: the next clause takes it back. */
const takenBack =
  /^[^。！？!?；;]{0,12}[，,。]\s*(?:后来|现在|结果|还好|好在|幸好)?[^。！？!?；;，,]{0,6}(?:是误报|是误会|虚惊一场|已经?扑灭|已经?灭|自己灭了|已经?找到|找到了|已经?回来|已经?救上来|没事了|解除了|看错了|搞错了|开玩笑)/u;

/** A later word of haste that outweighs fear and questions: it is happening now. */
const happening = /(?:正在|刚刚|快来|救命|快点来人|马上来|赶紧来人)/u;

/** In the same sentence: it is only practised. */
const practised = /演习|演练|彩排/u;

interface Hit {
  readonly start: number;
  readonly word: string;
}

function clauseBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 24), start);
  return before.slice(
    Math.max(...[...'，。！？；,!?;\n'].map((sign) => before.lastIndexOf(sign))) + 1,
  );
}

function sentenceAround(text: string, start: number): string {
  const isEnd = (sign: string) => '。！？!?\n'.includes(sign);
  let [from, to] = [start, start];
  while (from > 0 && start - from < 60 && !isEnd(text.charAt(from - 1))) from -= 1;
  while (to < text.length && to - start < 60 && !isEnd(text.charAt(to))) to += 1;
  return text.slice(from, to);
}

function isTakenBack(text: string, hit: Hit, group: UrgentGroup): boolean {
  const before = clauseBefore(text, hit.start);
  const after = text.slice(hit.start + hit.word.length);
  if (denial.test(before) || practised.test(sentenceAround(text, hit.start))) return true;
  if (takenBack.test(after)) return true;
  if (settled.test(after) && !group.isAlreadyDanger) return true;
  return unreal.test(before) && !happening.test(text);
}

/** Blanks out what only looks like an urgent word, keeping every index in place. */
function withoutHarmless(text: string): string {
  return text.replace(harmless, (match) => '□'.repeat(match.length));
}

function hitsOf(text: string, readable: string, group: UrgentGroup): Hit[] {
  return [...readable.matchAll(group.pattern)]
    .map((match) => ({
      start: match.index,
      word: text.slice(match.index, match.index + match[0].length),
    }))
    .filter((hit) => !isTakenBack(readable, hit, group));
}

/** Most texts name no danger at all: one look says so for all groups. */
const anyDanger = new RegExp(urgentGroups.map(({ pattern }) => pattern.source).join('|'), 'u');

/**
 * Looks for words that must not wait: fire, gas, injury, drowning, electric shock, collapse,
 * violence, a missing person, flood, poisoning, a threat to one's own life. What is denied,
 * feared, practised, asked about, over, or only named like it (火锅店, 着急) does not count. A
 * missed emergency costs more than a false one: when unsure, it is urgent. An officer reads it.
 */
export function urgencyOf(text: string): Urgency {
  const read = text.slice(0, READ_LIMIT);
  const readable = withoutHarmless(read);
  if (!anyDanger.test(readable)) return { level: 'normal', words: [] };
  const hits = urgentGroups
    .flatMap((group) => hitsOf(read, readable, group))
    .sort((a, b) => a.start - b.start);
  const words = [...new Set(hits.map((hit) => hit.word))];
  return { level: words.length > 0 ? 'urgent' : 'normal', words };
}
