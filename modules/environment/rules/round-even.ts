/**
 * Rounding as GB/T 8170-2008 asks (四舍六入五成双), on the decimal text of a number and not on its
 * binary value: 2.5 becomes 2, 3.5 becomes 4, 1.25 with one place 1.2, 1.35 with one place 1.4.
 */

/**
 * Rounds half to even on the shortest decimal text of `value`.
 * @param places decimal places kept, 0 to 6
 * @returns the rounded value times 10^places, an integer
 * @throws RangeError when the value is negative, not finite, or its result no safe integer
 */
export function roundHalfEvenScaled(value: number, places: number): number {
  if (!Number.isFinite(value) || value < 0) {
    throw new RangeError(`a number of at least 0 is wanted, not ${String(value)}`);
  }
  const { digits, scale } = decimalOf(value);
  const excess = scale - places;
  const scaled = excess <= 0 ? digits * 10n ** BigInt(-excess) : halfEven(digits, excess);
  if (scaled > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new RangeError(`${String(value)} is too large to be rounded exactly`);
  }
  return Number(scaled);
}

/** `digits / 10^scale`, exactly the number that people read. */
function decimalOf(value: number): { digits: bigint; scale: number } {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length - Number(exponent) };
}

function halfEven(digits: bigint, excess: number): bigint {
  const unit = 10n ** BigInt(excess);
  const whole = digits / unit;
  const twiceRest = (digits % unit) * 2n;
  if (twiceRest < unit) return whole;
  if (twiceRest > unit) return whole + 1n;
  return whole % 2n === 0n ? whole : whole + 1n;
}
