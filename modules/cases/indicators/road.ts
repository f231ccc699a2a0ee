/** How far the cases of a span have come along the road: the stages of a funnel. */
import { type IndicatorSeed, seedsOf } from '#platform/facts/index.ts';

const seed = seedsOf('cases');

type Words = readonly [zh: string, en: string];

const stages: readonly (readonly [code: string, names: Words, measure: string, meaning: Words])[] =
  [
    ['cases-dispatched', ['已派遣', 'Dispatched'], 'dispatched', ['已派遣到部门', 'dispatched']],
    ['cases-accepted', ['已签收', 'Accepted'], 'accepted', ['责任部门已签收', 'accepted']],
    ['cases-done', ['已办结', 'Done'], 'done', ['处置人员已报办结', 'reported done']],
    ['cases-resolved', ['已结案', 'Closed'], 'resolved', ['已核查结案', 'verified and closed']],
  ];

/** Shipped indicators of the road. */
export const roadSeeds: readonly IndicatorSeed[] = stages.map(([code, names, measure, [zh, en]]) =>
  seed(
    code,
    names,
    [`立案的事件中${zh}的件数。`, `Of the cases registered, how many were ${en}.`],
    {
      formula: `cases.registered.${measure}`,
    },
  ),
);
