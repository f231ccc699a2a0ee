/** What people judged corrects what the model believes: log-odds are stretched and shifted (Platt). */
import { fromLogOdds } from './resolution/index.ts';

/** Corrected log-odds are `intercept + slope × log-odds`. */
export interface Calibration {
  readonly slope: number;
  readonly intercept: number;
  /** Judgements behind it. */
  readonly judged: number;
}

/** Nothing was judged yet. */
export const uncalibrated: Calibration = { slope: 1, intercept: 0, judged: 0 };

/** A judgement of a pair. */
export interface Judgement {
  readonly odds: number;
  readonly same: boolean;
}

/** Below so many judgements the model's own probabilities stand. */
export const fewestJudgements = 30;
/** Judgements that the belief in the model is worth: it gives way as people judge more. */
const trust = 20;
const rounds = 50;

/** Learns a calibration: logistic regression by Newton's method, drawn towards slope 1 and intercept 0. */
export function calibrate(judgements: readonly Judgement[]): Calibration {
  if (judgements.length < fewestJudgements) return { ...uncalibrated, judged: judgements.length };
  let [slope, intercept] = [1, 0];
  for (let round = 0; round < rounds; round += 1) {
    const step = newton(judgements, slope, intercept);
    slope = Math.max(0.05, slope - step[0]);
    intercept -= step[1];
    if (Math.abs(step[0]) + Math.abs(step[1]) < 1e-9) break;
  }
  return { slope, intercept, judged: judgements.length };
}

function newton(
  judgements: readonly Judgement[],
  slope: number,
  intercept: number,
): [number, number] {
  let [gradientSlope, gradientIntercept] = [trust * (slope - 1), trust * intercept * 0.05];
  let [ss, si, ii] = [trust, 0, trust * 0.05];
  for (const { odds, same } of judgements) {
    const bounded = Math.max(-15, Math.min(15, odds));
    const probability = fromLogOdds(intercept + slope * bounded);
    const error = probability - Number(same);
    const weight = Math.max(1e-9, probability * (1 - probability));
    gradientSlope += error * bounded;
    gradientIntercept += error;
    ss += weight * bounded * bounded;
    si += weight * bounded;
    ii += weight;
  }
  const determinant = ss * ii - si * si;
  return [
    (ii * gradientSlope - si * gradientIntercept) / determinant,
    (ss * gradientIntercept - si * gradientSlope) / determinant,
  ];
}

/** The probability that log-odds mean. */
export function calibrated({ slope, intercept }: Calibration, odds: number): number {
  return fromLogOdds(intercept + slope * odds);
}

/** The log-odds that mean a probability. */
export function oddsFor({ slope, intercept }: Calibration, probability: number): number {
  return (Math.log(probability / (1 - probability)) - intercept) / slope;
}
