/** The door of the module of personal data. */
export { consentChanged, consentHolds } from './service/consents.ts';
