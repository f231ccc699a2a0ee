import { findConcepts, stretchKey } from './concepts.ts';
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
  /** Character n-grams, words of the dictionary, or the concepts that listed words stand for. */
  readonly kind: 'characters' | 'words' | 'concepts';
  /** Shortest n-gram (characters) or word sequence; concepts have no sequences. */
  readonly shortest: number;
  /** Longest n-gram; characters at most 3, words at most 2. */
  readonly longest: number;
  /** A feature must stand in at least so many documents. */
  readonly minDocuments: number;
  /** Length of this view's vector within the whole: its say in the decision. */
  readonly scale: number;
  /** Term frequency is raised to this power: 1 counts, 0.5 damps, 0 notes presence only. */
  readonly damping: number;
  /** Inverse document frequency is raised to this power: above 1, rare features count for more. */
  readonly rarityPower: number;
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

function conceptFeatures({ codes }: NormalText): FeatureList {
  const keys: number[] = [];
  const starts: number[] = [];
  const lengths: number[] = [];
  findConcepts(codes, (concept, start, length) => {
    keys.push(concept);
    starts.push(start);
    lengths.push(length);
  });
  return {
    keys: Float64Array.from(keys),
    starts: Int32Array.from(starts),
    lengths: Int32Array.from(lengths),
    count: keys.length,
  };
}

/** Cuts a folded text into the features of a view, in reading order, repeats included. */
export function featuresOf(normal: NormalText, view: View): FeatureList {
  if (view.kind === 'concepts') return conceptFeatures(normal);
  return view.kind === 'words' ? wordFeatures(normal, view) : characterFeatures(normal.codes, view);
}
