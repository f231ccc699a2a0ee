/**
 * Metered saving by IPMVP option B (retrofit isolation, all parameters measured): the baseline
 * energy adjusted to the reporting period, minus the metered energy, split by cause. Energy that was
 * not used because lamps were dead is no saving and is taken off; below 90 % of meter data nothing
 * is claimed.
 */

/** What is known of one cabinet in a reporting period. */
export interface CabinetPeriod {
  /** Rated power of the lamps before the change, their gear included, W. */
  readonly baselineWatts: number;
  /** Rated power of the lamps now, W. */
  readonly installedWatts: number;
  /** Civil dusk to dawn in the period: the old lamps burnt through all of it. */
  readonly darkHours: number;
  /** Hours in which the programme had the lamps on. */
  readonly scheduledHours: number;
  /** Σ level × time of the programme, at most `scheduledHours`. */
  readonly fullHours: number;
  /** Energy not used by lamps that should have burnt and did not, kWh. */
  readonly outageKwh: number;
  /** Energy over the period by the cabinet's meter, kWh; gaps filled by the programme. */
  readonly meteredKwh: number;
  /** Share of the period's hours with meter readings, 0 to 1. */
  readonly coverage: number;
}

/** Prices and factors of a town. */
export interface SavingFactors {
  readonly fenPerKwh: number;
  /** kg CO2 a kWh of the grid. */
  readonly kgCo2PerKwh: number;
  /** Relative standard uncertainty of the baseline power (spot measurement). */
  readonly baselineUncertainty: number;
  /** Relative standard uncertainty of the meters (class 1: 1 % at most, 0.58 % standard). */
  readonly meterUncertainty: number;
}

/** Why nothing is claimed. */
export type NoClaim = 'no-data' | 'coverage' | 'uncertain';

/** The saving of a period. Energies in kWh. */
export interface Saving {
  readonly baselineKwh: number;
  readonly meteredKwh: number;
  /** Causes; with `outagesKwh` and `unexplainedKwh` they add up to baseline minus metered. */
  readonly lampChangeKwh: number;
  readonly hoursKwh: number;
  readonly dimmingKwh: number;
  /** Not a saving: dead lamps. */
  readonly outagesKwh: number;
  /** What no cause explains: losses of the cable, gear, drift of the meter. */
  readonly unexplainedKwh: number;
  /** Baseline minus metered minus outages. */
  readonly savedKwh: number;
  /** Half width of the 95 % interval of `savedKwh`. */
  readonly uncertaintyKwh: number;
  /** Share of meter data, weighted by baseline energy. */
  readonly coverage: number;
  readonly claim: null | { kwh: number; amountFen: number; kgCo2: number; share: number };
  readonly noClaim: NoClaim | null;
}

/** Nothing is claimed below this share of meter data. */
export const leastCoverage = 0.9;
/** Energy filled into gaps is known only so well (standard uncertainty, relative). */
const gapUncertainty = 0.3;
/** Coverage factor of 95 %. */
const coverageFactor = 1.96;

/** The saving of several cabinets together. */
export function savingOf(cabinets: readonly CabinetPeriod[], factors: SavingFactors): Saving {
  const sum = (of: (one: CabinetPeriod) => number): number =>
    cabinets.reduce((total, one) => total + of(one), 0);
  const baselineKwh = sum((one) => kwh(one.baselineWatts, one.darkHours));
  const meteredKwh = sum((one) => one.meteredKwh);
  const causes = {
    lampChangeKwh: sum((one) => kwh(one.baselineWatts - one.installedWatts, one.darkHours)),
    hoursKwh: sum((one) => kwh(one.installedWatts, one.darkHours - one.scheduledHours)),
    dimmingKwh: sum((one) => kwh(one.installedWatts, one.scheduledHours - one.fullHours)),
    outagesKwh: sum((one) => one.outageKwh),
  };
  const explained = causes.lampChangeKwh + causes.hoursKwh + causes.dimmingKwh + causes.outagesKwh;
  const savedKwh = baselineKwh - meteredKwh - causes.outagesKwh;
  const coverage =
    baselineKwh > 0
      ? sum((one) => kwh(one.baselineWatts, one.darkHours) * one.coverage) / baselineKwh
      : 0;
  const uncertaintyKwh = uncertaintyOf(cabinets, factors);
  const noClaim = whyNot({ baselineKwh, savedKwh, uncertaintyKwh, coverage });
  return {
    baselineKwh,
    meteredKwh,
    ...causes,
    unexplainedKwh: baselineKwh - meteredKwh - explained,
    savedKwh,
    uncertaintyKwh,
    coverage,
    claim: noClaim ? null : claimOf(savedKwh, baselineKwh, factors),
    noClaim,
  };
}

function claimOf(savedKwh: number, baselineKwh: number, factors: SavingFactors): Saving['claim'] {
  return {
    kwh: savedKwh,
    amountFen: Math.round(savedKwh * factors.fenPerKwh),
    kgCo2: savedKwh * factors.kgCo2PerKwh,
    share: savedKwh / baselineKwh,
  };
}

function whyNot(of: {
  baselineKwh: number;
  savedKwh: number;
  uncertaintyKwh: number;
  coverage: number;
}): NoClaim | null {
  if (of.baselineKwh <= 0) return 'no-data';
  if (of.coverage < leastCoverage) return 'coverage';
  // A saving smaller than its own uncertainty is not shown to exist.
  return Math.abs(of.savedKwh) <= of.uncertaintyKwh ? 'uncertain' : null;
}

/** Independent parts added as squares: baseline power, meter, energy filled into gaps. */
function uncertaintyOf(cabinets: readonly CabinetPeriod[], factors: SavingFactors): number {
  const variance = cabinets.reduce((total, one) => {
    const baseline = kwh(one.baselineWatts, one.darkHours) * factors.baselineUncertainty;
    const metered = one.meteredKwh * one.coverage * factors.meterUncertainty;
    const gaps = one.meteredKwh * (1 - one.coverage) * gapUncertainty;
    return total + baseline ** 2 + metered ** 2 + gaps ** 2;
  }, 0);
  return coverageFactor * Math.sqrt(variance);
}

function kwh(watts: number, hours: number): number {
  return (watts * hours) / 1000;
}
