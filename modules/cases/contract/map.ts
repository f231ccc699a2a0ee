/** How cases look on the map: classes from calm to grave. */
import type { MapClass } from '#platform/contract/map.ts';

const as = (
  key: string,
  titles: readonly [zh: string, en: string],
  colour: string,
  weight: MapClass['weight'],
): MapClass => ({ key, titleZh: titles[0], titleEn: titles[1], colour, weight });

/** Classes by look; a kind is the place in these lists. Colours after Okabe and Ito, darkened for white ground. */
export const caseMapClasses = {
  state: [
    { ...as('closed', ['已结案', 'closed'], '#6b7674', 'calm'), past: true },
    as('verified', ['已核查', 'verified'], '#1b7a3d', 'calm'),
    as('done', ['已处置', 'done'], '#009e73', 'calm'),
    as('suspended', ['挂起', 'suspended'], '#8a6d3b', 'calm'),
    as('accepted', ['处置中', 'in hand'], '#0072b2', 'plain'),
    as('dispatched', ['待签收', 'dispatched'], '#8a4f9e', 'plain'),
    as('registered', ['待派遣', 'to be dispatched'], '#b56a00', 'plain'),
    as('overdue', ['已超期', 'overdue'], '#b3261e', 'grave'),
  ],
  age: [
    as('day', ['1 天内', 'within a day'], '#5aa9d6', 'calm'),
    as('three', ['1–3 天', '1–3 days'], '#0072b2', 'plain'),
    as('week', ['3–7 天', '3–7 days'], '#8a4f9e', 'plain'),
    as('month', ['7–30 天', '7–30 days'], '#b56a00', 'plain'),
    as('older', ['超过 30 天', 'over 30 days'], '#b3261e', 'grave'),
  ],
  urgency: [
    as('low', ['一般偏低', 'low'], '#6b7674', 'calm'),
    as('normal', ['一般', 'normal'], '#0072b2', 'plain'),
    as('high', ['较急', 'high'], '#b56a00', 'plain'),
    as('urgent', ['紧急', 'urgent'], '#b3261e', 'grave'),
  ],
} as const satisfies Record<string, readonly MapClass[]>;
