/** The day of birth by the record: it stands in the proved identity number (GB 11643, digits 7 to 14). */
import { beyondReach, type Tx } from '#platform/database/index.ts';
import { identityOf } from '../store/identities.ts';

/** The local day on which a resident was born, `YYYY-MM-DD`; null while no identity number is proved. */
export async function birthDayOf(tx: Tx, personId: string): Promise<string | null> {
  const identity = await beyondReach(tx, () => identityOf(tx, personId));
  const digits = identity?.idNumber.slice(6, 14) ?? '';
  if (!/^\d{8}$/.test(digits)) return null;
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}
