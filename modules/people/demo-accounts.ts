/** Names and secrets of the demo county. They exist only where the demo was loaded. */

/** Every demo account has this password; a production start has none. */
export const demoPassword = 'qingxi-demo-2026';

/**
 * Secret of the authenticator app of the demo's security administrator (account `security`), base32: the
 * one demo account with a second factor. The demo town asks nobody for one, so that its other
 * accounts open with the password alone; a town of production asks its administrators.
 */
export const demoTotpSecret = 'DEMODEMODEMOZHENSHUQINGXIDEMO234';

/** The key with which other systems speak Open311 to the demo town. */
export const demoOpen311Key = 'demo-open311-qingxi';

/** The key with which SensorThings clients write to the demo town. */
export const demoSensorThingsKey = 'demo-sensorthings-qingxi';

/** The key with which civil affairs' own system reads what was granted to it in the demo town. */
export const demoSharingKey = 'demo-sharing-qingxi';

/** Accounts shown to a newcomer: one a role, and heads of departments that share data. */
export const demoAccounts = [
  { role: 'officer', username: 'officer1', town: 'qingxi' },
  { role: 'departmentHead', username: 'head-sanitation', town: 'qingxi' },
  { role: 'departmentHead', username: 'head-civil-affairs', town: 'qingxi' },
  { role: 'departmentHead', username: 'head-health', town: 'qingxi' },
  { role: 'crew', username: 'crew-sanitation-1', town: 'qingxi' },
  { role: 'gridWorker', username: 'grid01', town: 'qingxi' },
  { role: 'clerk', username: 'clerk1', town: 'qingxi' },
  { role: 'leader', username: 'leader', town: 'qingxi' },
  { role: 'administrator', username: 'admin', town: 'qingxi' },
  { role: 'securityAdministrator', username: 'security', town: 'qingxi' },
  { role: 'auditor', username: 'auditor', town: 'qingxi' },
  { role: 'officer', username: 'baisha-officer1', town: 'baisha' },
  { role: 'administrator', username: 'baisha-admin', town: 'baisha' },
  { role: 'operator', username: 'operator1', town: 'yunling' },
  { role: 'administrator', username: 'county-admin', town: 'yunling' },
] as const;
