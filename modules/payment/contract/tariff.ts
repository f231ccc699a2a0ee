/** How the amount of a bill comes about: data of the kind, reckoned in `rules/tariff.ts`. Browser-safe. */
import { oneOf, type Static, Type } from '#platform/contract/index.ts';
import { mostFen } from './words.ts';

const Fen = Type.Integer({ minimum: 0, maximum: mostFen });

/** What a quantity counts; words under `payment.unit`. */
export const units = ['person', 'squareMetre', 'cubicMetre', 'day', 'piece'] as const;

/** A step of a tariff with steps: up to and including so many units. */
export const Step = Type.Object({
  /** 0: without end; the last step. */
  upTo: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  unitFen: Fen,
});

/**
 * `flat`: one amount; `perUnit`: so much a unit; `stepped`: the first units at one price, the next at another (GB: stepped
 * water price 阶梯水价); `given`: the amount comes with each bill.
 */
export const Tariff = Type.Object({
  type: oneOf(['flat', 'perUnit', 'stepped', 'given']),
  /** `flat`: the amount; `perUnit`: of one unit; otherwise 0. */
  amountFen: Fen,
  unit: oneOf(units),
  steps: Type.Array(Step, { maxItems: 8 }),
});
export type Tariff = Static<typeof Tariff>;

/** A line of the reckoning, as the bill shows it. */
export const CalculationLine = Type.Object({
  /** `flat`, `units`, `step`, `relief` or `given`; words under `payment.line`. */
  kind: oneOf(['flat', 'units', 'step', 'relief', 'given']),
  quantity: Type.Integer(),
  unit: oneOf(units),
  unitFen: Type.Integer(),
  /** For `relief`: per cent. */
  percent: Type.Integer(),
  amountFen: Type.Integer(),
});
export type CalculationLine = Static<typeof CalculationLine>;
