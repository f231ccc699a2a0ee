/**
 * The demo's photos: drawn by us, stored once with fixed ids, so that two years of history may show
 * them. Data only; `demo.ts` stores them, `demo/` draws them.
 */

/** What a drawn photo shows. */
export const sceneNames = [
  'lamp',
  'manhole',
  'pothole',
  'bins',
  'tree',
  'ditch',
  'rubbish',
  'stalls',
  'parking',
  'smoke',
  'river',
  'field',
  'shed',
  'exit',
  'gate',
  'office',
] as const;
export type SceneName = (typeof sceneNames)[number];

/** One drawn photo. Light and weather differ by variant. */
export interface DemoPhoto {
  readonly id: string;
  readonly scene: SceneName;
  readonly stage: 'before' | 'after';
  readonly variant: number;
}

const variants = 2;

const idOf = (scene: SceneName, stage: 'before' | 'after', variant: number): string => {
  const number = sceneNames.indexOf(scene) * 16 + (stage === 'before' ? 0 : 8) + variant;
  return `01900000-0000-7000-8f11-${number.toString(16).padStart(12, '0')}`;
};

/** Every demo photo. */
export const demoPhotos: readonly DemoPhoto[] = sceneNames.flatMap((scene) =>
  (['before', 'after'] as const).flatMap((stage) =>
    Array.from({ length: variants }, (_, variant) => ({
      id: idOf(scene, stage, variant),
      scene,
      stage,
      variant,
    })),
  ),
);

/** Scene of a large class 大类, or of a small class where that is told apart. */
const sceneOf: Readonly<Record<string, SceneName>> = {
  '0101': 'manhole',
  '0102': 'pothole',
  '0103': 'bins',
  '0104': 'tree',
  '0105': 'ditch',
  '0201': 'rubbish',
  '0202': 'stalls',
  '0203': 'parking',
  '0204': 'smoke',
  '0205': 'river',
  '0206': 'field',
  '0207': 'shed',
  '0208': 'exit',
  '0209': 'gate',
  '0210': 'stalls',
  '0213': 'gate',
};

/** Scenes told apart by a word in the category's Chinese name. */
const sceneByWord: readonly (readonly [string, SceneName])[] = [
  ['路灯', 'lamp'],
  ['井盖', 'manhole'],
  ['树', 'tree'],
  ['河', 'river'],
  ['垃圾桶', 'bins'],
  ['停车', 'parking'],
  ['秸秆', 'smoke'],
];

/**
 * The photos of a case of the demo history before and after it was handled. `n` chooses the variant,
 * e.g. the case's number in its day.
 * @param categoryName in Chinese; some categories have a picture of their own
 */
export function demoPhotoPair(
  categoryCode: string,
  categoryName: string,
  n: number,
): { readonly before: string; readonly after: string } {
  const word = sceneByWord.find(([text]) => categoryName.includes(text));
  const scene = word?.[1] ?? sceneOf[categoryCode.slice(0, 4)] ?? 'office';
  const variant = Math.abs(Math.trunc(n)) % variants;
  return { before: idOf(scene, 'before', variant), after: idOf(scene, 'after', variant) };
}
