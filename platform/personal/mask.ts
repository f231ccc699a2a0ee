/** One value of a declared kind, as those see it who need not see it whole. */
import type { Mask } from '../manifest/index.ts';
import {
  maskAddress,
  maskBankCard,
  maskEmail,
  maskIdNumber,
  maskName,
  maskPersonal,
  maskPhone,
  maskPlate,
} from '../text/index.ts';

const masks: Readonly<Record<Mask, (value: string) => string>> = {
  name: maskName,
  phone: (value) => (value.includes('@') ? maskEmail(value) : maskPhone(value)),
  idNumber: (value) => maskIdNumber(value, 'staff'),
  bankCard: maskBankCard,
  address: maskAddress,
  plate: maskPlate,
  email: maskEmail,
  text: (value) => maskPersonal(value).text,
  withheld: () => '',
  none: (value) => value,
};

/** A value as masked; masking twice changes nothing more, and nothing stays nothing. */
export function maskValue(mask: Mask, value: unknown): unknown {
  if (mask === 'none' || value === null || value === undefined || value === '') return value;
  if (Array.isArray(value)) return value.map((one) => maskValue(mask, one));
  if (typeof value === 'string') return masks[mask](value);
  // Numbers and objects have no partly shown form.
  if (mask === 'text') return maskMembers(value);
  return null;
}

/** Free words inside an object: every text of it. */
function maskMembers(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, maskValue('text', one)]),
  );
}
