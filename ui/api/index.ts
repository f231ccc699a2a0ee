/** The web's way to the server. */
export { ProblemError, type ProblemDetails } from '#platform/problems/index.ts';
export { actingFor, type Principal } from './behalf.ts';
export { onConfirmationNeeded } from './confirmation.ts';
export { createQueryClient, isPassing, isSignedOut } from './query-client.ts';
export { createClient } from './transport.ts';
