export { type CaseNumber, caseNumber, parseCaseNumber } from './case-number.ts';
export { type Id, asId, isUuid, uuidTime, uuidv7 } from './uuid.ts';
