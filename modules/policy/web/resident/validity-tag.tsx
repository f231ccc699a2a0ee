import { StatusTag, useText } from '#ui/index.ts';
import type { PolicyValidity } from '../../contract/index.ts';

const meanings = {
  inForce: 'ok',
  notYet: 'notice',
  expired: 'neutral',
  repealed: 'warning',
} as const;

/** Whether a policy holds, in a word. */
export function ValidityTag({ validity }: { validity: PolicyValidity }) {
  const { t } = useText();
  return <StatusTag meaning={meanings[validity]}>{t(`policy.validity.${validity}`)}</StatusTag>;
}
