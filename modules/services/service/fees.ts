/** Fees of items, through the desk of charges where one is mounted; paid at the window otherwise. */
import {
  type Charge,
  chargeDeskIn,
  type ChargeListener,
  type ChargeNews,
} from '#platform/charges/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { applicationById, updateApplication } from '../store/applications.ts';
import type { ApplicationRecord, FeeState } from '../store/tables.ts';

const subjectKind = 'serviceApplication';
const subjectOf = ({ id }: Pick<ApplicationRecord, 'id'>) => ({ kind: subjectKind, id });

/** Opens the charge of an application; `none` without a fee. */
export async function openFee(
  tx: Tx,
  application: ApplicationRecord,
): Promise<Pick<ApplicationRecord, 'feeState' | 'payPath'>> {
  const { feeFen, itemTitleZh, itemTitleEn, applicantId, applicantName, applicantPhone } =
    application;
  if (feeFen === 0) return { feeState: 'none', payPath: '' };
  const charge = await chargeDeskIn(tx.ctx)?.open(tx, {
    subject: subjectOf(application),
    amountFen: feeFen,
    titleZh: `${itemTitleZh}（${application.number}）`,
    titleEn: `${itemTitleEn} (${application.number})`,
    personId: applicantId,
    payerName: applicantName,
    payerPhone: applicantPhone || null,
  });
  return charge
    ? { feeState: 'due', payPath: charge.payPath }
    : { feeState: 'window', payPath: '' };
}

/** Takes the open charge back: the application came to an end without the service. */
export async function withdrawFee(
  tx: Tx,
  application: ApplicationRecord,
  reason: string,
): Promise<void> {
  if (application.feeState !== 'due') return;
  await chargeDeskIn(tx.ctx)?.withdraw(tx, subjectOf(application), reason);
}

const states: Readonly<Record<ChargeNews, FeeState>> = {
  paid: 'paid',
  refunded: 'refunded',
  waived: 'waived',
  reversed: 'due',
};

/** Fills the slot: hears in the same transaction that a fee was paid or went back. */
export const feeListener: ChargeListener = {
  subjectKind,
  changed: async (tx: Tx, { subject }: Charge, news: ChargeNews) => {
    const application = await applicationById(tx, subject.id, true);
    if (application) await updateApplication(tx, application, { feeState: states[news] });
  },
};
