/** What payment offers over HTTP. Browser-safe. */
import { defineApi } from '#platform/contract/index.ts';
import { billOperations } from './bills.ts';
import { deskOperations } from './desk.ts';
import { manageOperations } from './manage.ts';
import { orderOperations } from './orders.ts';
import { reconcileOperations } from './reconcile.ts';
import { settingsOperations } from './settings.ts';

export type { BillRow, BillStep, BillView, FoundBill, OwnBill } from './bills.ts';
export type { DecisionRow, ShiftView, Taken } from './desk.ts';
export { events } from './events.ts';
export type {
  AccountDuty,
  AccountRow,
  FileFault,
  FileOutcome,
  KindInput,
  KindView,
  RunPreview,
} from './manage.ts';
export type { NoticeRow, OrderRow, OrderView, PayWords, ReceiptView } from './orders.ts';
export type { DifferenceRow, ReconciliationRow } from './reconcile.ts';
export type { ChannelView, KindSum, Overview, Settings } from './settings.ts';
export type { CalculationLine, Tariff } from './tariff.ts';

export const api = defineApi('payment', {
  ...billOperations.operations,
  ...orderOperations.operations,
  ...deskOperations.operations,
  ...manageOperations.operations,
  ...reconcileOperations.operations,
  ...settingsOperations.operations,
});
