import { textOf, type NormalText } from './text.ts';
import { cutWords } from './words.ts';

/** A message as the classifier takes it. */
export interface Message {
  /** A headline, where the channel has one. */
  readonly subject?: string;
  /** The message itself. */
  readonly text: string;
}

/** One way of looking at a message: which part of it, cut into what, weighted how. */
export interface View {
  /** `subject`, `text`, or `all` (the subject, a line break, the text). */
  readonly field: 'subject' | 'text' | 'all';
  /** Character n-grams, or words of the dictionary. */
  readonly kind: 'characters' | 'words';
  /** Shortest n-gram (characters) or word sequence. */
  readonly shortest: number;
  /** Longest n-gram; characters at most 3, words at most 2. */
  readonly longest: number;
  /** A feature must stand in at least so many documents. */
  readonly minDocuments: number;
  /** Length of this view's vector within the whole: its say in the decision. */
  readonly scale: number;
  /** Term frequency is raised to this power: 1 counts, 0.5 damps, 0 notes presence only. */
  readonly damping: number;
  /**
   * Whether features that the vocabulary lacks lengthen the vector: a text of which little is known
   * then scores low and gets no sure answer. Off, the answer rests on the known part alone.
   */
  readonly unknownCounts: boolean;
}

/** The part of a message that a view reads. */
export function fieldOf(message: Message, field: View['field']): string {
  if (field === 'text') return message.text;
  if (field === 'subject') return message.subject ?? '';
  return message.subject ? `${message.subject}\n${message.text}` : message.text;
}

/** The features of a text: `keys[i]` covers code units `starts[i]` … `starts[i] + lengths[i]`. */
export interface FeatureList {
  readonly keys: Float64Array;
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
  readonly count: number;
}

const UNIT = 65_536;

function characterFeatures(codes: Uint16Array, view: View): FeatureList {
  const capacity = codes.length * (view.longest - view.shortest + 1);
  const keys = new Float64Array(capacity);
  const starts = new Int32Array(capacity);
  const lengths = new Int32Array(capacity);
  let count = 0;
  for (let start = 0; start < codes.length; start++) {
    let key = 0;
    const longest = Math.min(view.longest, codes.length - start);
    for (let length = 1; length <= longest; length++) {
      // Three code units fill 48 bits: the key is the n-gram itself, no two ever collide.
      key = key * UNIT + (codes[start + length - 1] ?? 0);
      if (length < view.shortest) continue;
      keys[count] = key;
      starts[count] = start;
      lengths[count++] = length;
    }
  }
  return { keys, starts, lengths, count };
}

/** A 53-bit key of a stretch of code units (two rounds of FNV-1a); collisions are negligible. */
function stretchKey(codes: Uint16Array, start: number, end: number): number {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let at = start; at < end; at++) {
    const code = codes[at] ?? 0;
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 13);
  }
  return (high & 0x1fffff) * 4_294_967_296 + (low >>> 0);
}

function wordFeatures(normal: NormalText, view: View): FeatureList {
  const words = cutWords(textOf(normal));
  const total = words.starts.length;
  const capacity = total * (view.longest - view.shortest + 1);
  const keys = new Float64Array(capacity);
  const starts = new Int32Array(capacity);
  const lengths = new Int32Array(capacity);
  let count = 0;
  for (let first = 0; first < total; first++) {
    const start = words.starts[first] ?? 0;
    const beyond = Math.min(total, first + view.longest);
    for (let last = first + view.shortest - 1; last < beyond; last++) {
      const end = words.ends[last] ?? 0;
      keys[count] = stretchKey(normal.codes, start, end);
      starts[count] = start;
      lengths[count++] = end - start;
    }
  }
  return { keys, starts, lengths, count };
}

/** Cuts a folded text into the features of a view, in reading order, repeats included. */
export function featuresOf(normal: NormalText, view: View): FeatureList {
  return view.kind === 'words' ? wordFeatures(normal, view) : characterFeatures(normal.codes, view);
}
