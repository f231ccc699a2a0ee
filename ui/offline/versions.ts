/**
 * Acts on one thing follow each other: accepting a case without a network and reporting it done an
 * hour later are two commands, and the second must name the version that the first will make. The
 * house's convention: a body says `version`, the reply says the new `version`. Only the person's own
 * steps are bridged; when anybody else acted in between, the server refuses and the person decides.
 */
import type { StoredCommand } from './command.ts';

/** Versions of one thing that only this phone's own acts lie between: `from` was seen, `to` is now. */
export interface OwnSteps {
  readonly subject: string;
  readonly from: number;
  readonly to: number;
}

/** The `version` of a body or a reply, if it carries one. */
export function versionOf(body: unknown): number | null {
  const version = (body as { version?: unknown } | null | undefined)?.version;
  return typeof version === 'number' ? version : null;
}

/** The body with another version. */
export function withVersion(body: unknown, version: number): unknown {
  return { ...(body as object), version };
}

/**
 * The steps known after a command was done. A reply that is not exactly the next version hides the
 * act of somebody else, so the chain begins anew there and bridges nothing.
 */
export function stepsAfter(
  command: StoredCommand,
  reply: unknown,
  known: OwnSteps | undefined,
): OwnSteps | null {
  const [asked, now] = [versionOf(command.body), versionOf(reply)];
  if (asked === null || now === null || now !== asked + 1) return null;
  return { subject: command.subject, from: known?.to === asked ? known.from : asked, to: now };
}

/** The version a new act names: what was seen, unless only own acts have happened since. */
export function bridged(seen: number, known: OwnSteps | undefined): number {
  return known && known.from <= seen && seen < known.to ? known.to : seen;
}

/**
 * What becomes of a command that follows another: it names the version the earlier one made, or,
 * when that one was refused, waits for the person with it.
 */
export function followed(command: StoredCommand, steps: OwnSteps | null): StoredCommand {
  const { follows: _, ...free } = command;
  return steps ? { ...free, body: withVersion(command.body, steps.to) } : free;
}
