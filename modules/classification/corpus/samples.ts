import { seededRandom } from '../rules/random.ts';
import { trainingPhrases } from './phrases.ts';
import {
  asides,
  complaintTails,
  openings,
  placeWords,
  politeTails,
  timeWords,
  typingSlips,
} from './slots.ts';

/** One training text and the category it belongs to. */
export interface CorpusSample {
  readonly text: string;
  /** Category code, six digits. */
  readonly label: string;
  /** The hand-written phrase it was made from; that phrase itself comes first. */
  readonly group: string;
}

/** Codes (or their beginnings) of what is asked or said politely rather than complained about. */
const politeCodes = [
  '021401',
  '021402',
  '021403',
  '021404',
  '021405',
  '021103',
  '020702',
  '020609',
];

const seed = 20260301;

type Draw = () => number;

const pick = (draw: Draw, items: readonly string[]): string =>
  items[Math.floor(draw() * items.length)] ?? '';

const maybe = (draw: Draw, probability: number, items: readonly string[]): string =>
  draw() < probability ? pick(draw, items) : '';

/** One slip of the thumb, if the text gives occasion to one. */
function mistype(text: string, draw: Draw): string {
  const possible = typingSlips.filter(([meant]) => text.includes(meant));
  const slip = possible[Math.floor(draw() * possible.length)];
  return slip ? text.replace(slip[0], slip[1]) : text;
}

/** Many do not type the signs: they leave a blank or nothing. */
function loosenSigns(text: string, draw: Draw): string {
  const sign = draw();
  if (sign < 0.15) return text.replaceAll('，', ' ');
  return sign < 0.25 ? text.replaceAll('，', '') : text;
}

/** A message as it may be typed: round one phrase whatever else people say. */
function message(phrase: string, tails: readonly string[], draw: Draw) {
  const opening = maybe(draw, 0.25, openings);
  const time = maybe(draw, 0.25, timeWords);
  const place = maybe(draw, 0.55, placeWords);
  const aside = draw() < 0.2 ? `，${pick(draw, asides)}` : '';
  const tail = maybe(draw, 0.5, tails);
  const placeFirst = draw() < 0.5 ? `${place}${time}` : `${time}${place}`;
  const text = loosenSigns(`${opening}${placeFirst}${phrase}${aside}${tail}`, draw);
  return draw() < 0.12 ? mistype(text, draw) : text;
}

/**
 * The training texts of the shipped catalogue: every hand-written phrase as it stands, and
 * `variants` messages composed round it from a fixed seed. A variant holds no second phrase, so
 * that holding a group out leaves nothing of it behind. The same call gives the same texts on
 * every machine.
 */
export function corpusSamples(variants = 3): CorpusSample[] {
  const draw = seededRandom(seed);
  const samples: CorpusSample[] = [];
  for (const label of Object.keys(trainingPhrases).sort()) {
    const tails = politeCodes.includes(label) ? politeTails : complaintTails;
    for (const group of trainingPhrases[label] ?? []) {
      samples.push({ text: group, label, group });
      for (let count = 0; count < variants; count += 1) {
        samples.push({ text: message(group, tails, draw), label, group });
      }
    }
  }
  return samples;
}
