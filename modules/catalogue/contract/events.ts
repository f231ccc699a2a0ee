/** Events of the catalogue; the subject is the resource's id. */
export const events = {
  /** A resource was registered: `{ code, grade }`. */
  registered: 'catalogue.resourceRegistered',
  /** Its description was changed or it was retired: `{ code, grade, version, active }`. */
  changed: 'catalogue.resourceChanged',
  /** A quality rule broke: `{ code, ruleId, kind, caseNumber }`. */
  ruleBroken: 'catalogue.ruleBroken',
} as const;
