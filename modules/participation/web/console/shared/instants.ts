/** Instants in fields of the browser, always in the town's own time. */

const shanghaiMs = 8 * 3_600_000;

/** The value of a `datetime-local` field. */
export function fromInstant(instant: string): string {
  return new Date(Date.parse(instant) + shanghaiMs).toISOString().slice(0, 16);
}

/** What a `datetime-local` field says; the former instant while it says nothing whole. */
export function toInstant(value: string, former: string): string {
  const at = Date.parse(`${value}:00Z`);
  return Number.isNaN(at) ? former : new Date(at - shanghaiMs).toISOString();
}

/** The local day of now. */
export function today(): string {
  return new Date(Date.now() + shanghaiMs).toISOString().slice(0, 10);
}
