/** Sessions of staff: who is signed in, and signing in and out. */
export type { Credentials, Me } from './session-api.ts';
export {
  SessionProvider,
  type SessionState,
  useMe,
  usePermission,
  useSession,
} from './session.tsx';
export { SessionGate } from './session-gate.tsx';
export { EnrolFactor } from './factors/enrol-factor.tsx';
export { Watermark } from './watermark.tsx';
export { RecoveryCodes } from './factors/recovery-codes.tsx';
