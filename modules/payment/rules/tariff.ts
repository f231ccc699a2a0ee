/** What a tariff makes of a quantity. Whole fen only; a relief is rounded in favour of whoever pays. */
import type { CalculationLine, Tariff } from '../contract/tariff.ts';

/** An amount with its reckoning. */
export interface Reckoned {
  readonly amountFen: number;
  readonly lines: readonly CalculationLine[];
}

/** Reckons a bill. A tariff of type `given` gives nothing by itself. */
export function reckon(tariff: Tariff, quantity: number, reliefPercent: number): Reckoned {
  const lines = linesOf(tariff, quantity);
  const wholeFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const reliefFen = Math.ceil((wholeFen * reliefPercent) / 100);
  if (reliefFen === 0) return { amountFen: wholeFen, lines };
  const relief = lineOf('relief', tariff, { percent: reliefPercent, amountFen: -reliefFen });
  return { amountFen: wholeFen - reliefFen, lines: [...lines, relief] };
}

/** A bill whose amount was given. */
export function givenAmount(amountFen: number): CalculationLine[] {
  const nothing: Tariff = { type: 'given', amountFen: 0, unit: 'piece', steps: [] };
  return [lineOf('given', nothing, { amountFen })];
}

function linesOf(tariff: Tariff, quantity: number): CalculationLine[] {
  const { amountFen: unitFen } = tariff;
  switch (tariff.type) {
    case 'flat':
      return [lineOf('flat', tariff, { amountFen: unitFen })];
    case 'perUnit':
      return [lineOf('units', tariff, { quantity, unitFen, amountFen: quantity * unitFen })];
    case 'stepped':
      return stepLines(tariff, quantity);
    case 'given':
      return [];
  }
}

function stepLines(tariff: Tariff, quantity: number): CalculationLine[] {
  const lines: CalculationLine[] = [];
  let from = 0;
  for (const { upTo, unitFen } of tariff.steps) {
    const until = upTo === 0 ? quantity : Math.min(upTo, quantity);
    const part = until - from;
    if (part > 0) {
      const amountFen = part * unitFen;
      lines.push(lineOf('step', tariff, { quantity: part, unitFen, amountFen }));
    }
    from = Math.max(from, until);
  }
  return lines;
}

function lineOf(
  kind: CalculationLine['kind'],
  { unit }: Tariff,
  of: Partial<CalculationLine>,
): CalculationLine {
  return { kind, quantity: 1, unit, unitFen: 0, percent: 0, amountFen: 0, ...of };
}

/** What is wrong with a tariff; null when nothing is. */
export function tariffFault({ type, amountFen, steps }: Tariff): string | null {
  if (type === 'flat' || type === 'perUnit') return amountFen > 0 ? null : 'amountFen';
  if (type === 'given') return null;
  if (steps.length === 0) return 'steps';
  const grows = steps.every(
    ({ upTo }, at) => at === steps.length - 1 || upTo > (steps[at - 1]?.upTo ?? 0),
  );
  return grows && steps.at(-1)?.upTo === 0 ? null : 'steps';
}
