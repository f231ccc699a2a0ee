/** How much one device or address may send before it is asked to wait. */
import type { Allowance } from '#platform/rate-limit/index.ts';

/** Ten reports at once from one device, then two a minute. */
export const perDevice: Allowance = { burst: 10, perMinute: 2 };
/** A village may share one address (mobile networks, public Wi-Fi). */
export const perAddress: Allowance = { burst: 120, perMinute: 60 };
/** Guesses at a report's token. */
export const perFollow: Allowance = { burst: 8, perMinute: 4 };
