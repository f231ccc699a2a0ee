/** The door of assistance: what a sender of the telephone exchange needs. */
export { signatureOf as exchangeSignature } from './rules/exchange.ts';
