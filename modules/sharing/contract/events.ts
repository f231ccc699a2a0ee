/** Events of sharing. Payloads hold ids and states, never data. */
export const events = {
  /** A request changed its state: {requestId, state, departmentId, ownerDepartmentId}. */
  requestChanged: 'sharing.requestChanged',
  /** A grant began or ended: {grantId, state}. */
  grantChanged: 'sharing.grantChanged',
  /** A correction changed its state: {correctionId, state}. */
  correctionChanged: 'sharing.correctionChanged',
  /** An account proved its identity number; the subject is the account: {}. */
  identityProved: 'sharing.identityProved',
} as const;
