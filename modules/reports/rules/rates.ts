/**
 * The rates a town answers for, with their definitions. The three of the 12345 hotline are response
 * (响应率), resolution (解决率) and satisfaction (满意率); every figure is computed from cases.
 */

/** Counts over one span of registration. */
export interface Counts {
  readonly registered: number;
  readonly dispatched: number;
  readonly answeredInTime: number;
  readonly due: number;
  readonly resolved: number;
  readonly resolvedInTime: number;
  readonly rated: number;
  readonly satisfied: number;
}

/** A rate with its definition. */
export interface Rate {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly definitionZh: string;
  readonly definitionEn: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
}

type Definition = Omit<Rate, 'numerator' | 'denominator' | 'value'> & {
  readonly of: (counts: Counts) => readonly [numerator: number, denominator: number];
};

const definitions: readonly Definition[] = [
  {
    id: 'response',
    nameZh: '响应率',
    nameEn: 'Response rate',
    definitionZh: '已派遣的事件中，责任部门在规定签收时限内签收的比例。',
    definitionEn:
      'Of the cases dispatched, the share accepted by the department within the time to accept.',
    of: (c) => [c.answeredInTime, c.dispatched],
  },
  {
    id: 'resolution',
    nameZh: '解决率',
    nameEn: 'Resolution rate',
    definitionZh: '已结案或办理时限已到的事件中，已处置并核查结案的比例；作废与合并的不计。',
    definitionEn:
      'Of the cases closed or past their deadline, the share closed after verification; cancelled and merged ones are left out.',
    of: (c) => [c.resolved, c.due],
  },
  {
    id: 'inTime',
    nameZh: '按时结案率',
    nameEn: 'In-time rate',
    definitionZh: '已结案的事件中，在时限内处置完毕的比例（经批准的延期按延期后的时限计）。',
    definitionEn:
      'Of the cases closed, the share done within the deadline (an approved extension counts).',
    of: (c) => [c.resolvedInTime, c.resolved],
  },
  {
    id: 'satisfaction',
    nameZh: '满意率',
    nameEn: 'Satisfaction rate',
    definitionZh: '上报人评价过的事件中，评 4 星或 5 星的比例；未评价的不计。',
    definitionEn:
      'Of the cases rated by their reporters, the share with 4 or 5 stars; unrated ones are left out.',
    of: (c) => [c.satisfied, c.rated],
  },
];

/** The rates of counts; null where nothing can be divided. */
export function ratesOf(counts: Counts): Rate[] {
  return definitions.map(({ of, ...definition }) => {
    const [numerator, denominator] = of(counts);
    return {
      ...definition,
      numerator,
      denominator,
      value: denominator > 0 ? numerator / denominator : null,
    };
  });
}
