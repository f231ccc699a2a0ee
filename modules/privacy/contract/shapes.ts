/** Shapes of the module of personal data. Browser-safe. */
import { Instant, nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';

/** A data key of the town; the key itself never leaves the process. */
export const KeyState = Type.Object({
  version: Type.Integer(),
  cipher: oneOf(['aes', 'sm4']),
  /** Name of the master key that wraps it. */
  master: Type.String(),
  state: oneOf(['current', 'former', 'destroyed']),
  createdAt: Instant,
  destroyedAt: nullable(Instant),
});
export type KeyState = Static<typeof KeyState>;
