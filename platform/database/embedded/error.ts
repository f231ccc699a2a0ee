/**
 * Why the embedded PostgreSQL could not be started, in words a person can act on.
 *
 * `code` is stable and may be tested; `message` says what is wrong, where, and what to do.
 */
export class EmbeddedDatabaseError extends Error {
  readonly code: EmbeddedDatabaseErrorCode;

  constructor(code: EmbeddedDatabaseErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'EmbeddedDatabaseError';
    this.code = code;
  }
}

/** Every way in which bringing up the embedded PostgreSQL can fail. */
export type EmbeddedDatabaseErrorCode =
  | 'platform-not-supported'
  | 'binaries-missing'
  | 'binaries-do-not-run'
  | 'no-account'
  | 'directory-not-reachable'
  | 'directory-not-ours'
  | 'already-running'
  | 'other-version'
  | 'not-a-cluster'
  | 'secret-missing'
  | 'initdb-failed'
  | 'start-failed';
