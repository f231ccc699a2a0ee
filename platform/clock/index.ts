export { instantText } from './instant-text.ts';

/** A source of the current instant. Nothing in the house reads the time except through one. */
export interface Clock {
  /** The current instant; each call returns a fresh Date that the caller may keep. */
  now(): Date;
}

/** A clock that stands still until it is moved: for tests, simulations and the demo history. */
export interface FixedClock extends Clock {
  /** Moves the clock by a number of seconds (fractions and negative values are allowed). */
  advance(seconds: number): void;
  /** Puts the clock to an instant, backwards too (a device clock one day off is a real case). */
  set(instant: Date | string): void;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/**
 * A clock that starts at `start` and moves only when told.
 * @throws RangeError when an instant cannot be read.
 */
export function fixedClock(start: Date | string): FixedClock {
  let currentMs = instantMs(start);
  return {
    now: () => new Date(currentMs),
    advance(seconds) {
      if (!Number.isFinite(seconds)) throw new RangeError(`cannot advance by ${seconds} seconds`);
      currentMs += Math.round(seconds * 1000);
    },
    set(instant) {
      currentMs = instantMs(instant);
    },
  };
}

function instantMs(instant: Date | string): number {
  const ms = new Date(instant).getTime();
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${String(instant)}`);
  return ms;
}
