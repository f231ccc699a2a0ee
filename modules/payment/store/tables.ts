/** Row types of the module of payment. */
import type { PayWords } from '../contract/index.ts';
import type { BillState, OrderState, RefundState, WaiverState } from '../contract/states.ts';
import type { CalculationLine, Tariff } from '../contract/tariff.ts';
import type {
  Channel,
  DifferenceType,
  NoticeOutcome,
  OnlineChannel,
  PayerKind,
  Period,
  Source,
  Way,
} from '../contract/words.ts';

interface Owned {
  readonly id: string;
  readonly tenantId: string;
}

export interface SettingsRow {
  readonly tenantId: string;
  readonly financeDepartmentId: string | null;
  readonly orderMinutes: number;
  readonly remindDays: number;
  readonly dueDays: number;
  readonly reconcileHour: number;
  readonly windowZh: string;
  readonly windowEn: string;
}

export interface ChannelRow extends Owned {
  readonly channel: OnlineChannel;
  readonly appId: string;
  readonly merchantId: string;
  readonly serial: string;
  readonly privateKey: string;
  readonly apiKey: string;
  readonly platformKey: string;
  readonly platformSerial: string;
  readonly active: boolean;
  readonly updatedAt: Date;
}

export interface KindRow extends Owned {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly basisZh: string;
  readonly departmentId: string;
  readonly payers: PayerKind;
  readonly period: Period;
  readonly tariff: Tariff;
  readonly dueDays: number;
  readonly active: boolean;
  readonly version: number;
}

export interface AccountRecord extends Owned {
  readonly number: string;
  readonly kind: PayerKind;
  readonly holderName: string;
  readonly holderPhone: string | null;
  readonly address: string;
  readonly villageId: string | null;
  readonly personId: string | null;
  readonly active: boolean;
  readonly createdAt: Date;
  readonly version: number;
}

export interface DutyRecord {
  readonly tenantId: string;
  readonly accountId: string;
  readonly kindCode: string;
  readonly quantity: number;
  readonly reliefPercent: number;
  readonly reliefCode: string;
}

export interface RunRecord extends Owned {
  readonly kindCode: string;
  readonly period: string;
  readonly source: 'tariff' | 'file';
  readonly billCount: number;
  readonly totalFen: number;
  readonly createdBy: string | null;
  readonly createdAt: Date;
}

export interface BillRecord extends Owned {
  readonly number: string;
  readonly payCode: string;
  readonly kindCode: string;
  readonly period: string;
  readonly departmentId: string;
  readonly accountId: string | null;
  readonly accountNumber: string;
  readonly personId: string | null;
  readonly payerName: string;
  readonly payerPhone: string | null;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly calculation: readonly CalculationLine[];
  readonly amountFen: number;
  readonly refundedFen: number;
  readonly state: BillState;
  readonly dueDay: string;
  readonly remindedAt: Date | null;
  readonly paidAt: Date | null;
  readonly settledAt: Date | null;
  readonly reason: string;
  readonly runId: string | null;
  readonly createdAt: Date;
  readonly version: number;
}

export interface ShiftRecord extends Owned {
  readonly number: string;
  readonly clerkId: string;
  readonly openingFen: number;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly expectedFen: number | null;
  readonly countedFen: number | null;
  readonly handedTo: string;
  readonly note: string;
}

export interface OrderRecord extends Owned {
  readonly number: string;
  readonly billId: string;
  readonly departmentId: string;
  readonly personId: string | null;
  readonly actedBy: string | null;
  readonly amountFen: number;
  readonly channel: Channel;
  readonly way: Way;
  readonly simulated: boolean;
  readonly state: OrderState;
  readonly payWords: PayWords;
  readonly channelNo: string;
  readonly receivedFen: number | null;
  readonly tenderedFen: number | null;
  readonly shiftId: string | null;
  readonly refundedFen: number;
  readonly expiresAt: Date | null;
  readonly checkedAt: Date | null;
  readonly paidAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
}

export interface RefundRecord extends Owned {
  readonly number: string;
  readonly orderId: string;
  readonly billId: string;
  readonly departmentId: string;
  readonly amountFen: number;
  readonly surplus: boolean;
  readonly reason: string;
  readonly state: RefundState;
  readonly askedBy: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly answer: string;
  readonly shiftId: string | null;
  readonly doneAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
}

export interface WaiverRecord extends Owned {
  readonly billId: string;
  readonly departmentId: string;
  readonly reasonCode: string;
  readonly reason: string;
  readonly state: WaiverState;
  readonly askedBy: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly answer: string;
  readonly createdAt: Date;
}

export interface EntryRecord extends Owned {
  readonly number: string;
  readonly kind: 'payment' | 'surplus' | 'refund' | 'deposit';
  readonly billId: string | null;
  readonly orderId: string | null;
  readonly refundId: string | null;
  readonly shiftId: string | null;
  readonly amountFen: number;
  readonly bookedAt: Date;
}

export interface LineRecord {
  readonly tenantId: string;
  readonly entryId: string;
  readonly place: number;
  readonly book: string;
  readonly debitFen: number;
  readonly creditFen: number;
}

export interface ReceiptRecord extends Owned {
  readonly number: string;
  readonly code: string;
  readonly entryId: string;
  readonly billId: string;
  readonly orderId: string;
  readonly departmentId: string;
  readonly personId: string | null;
  readonly payerName: string;
  readonly amountFen: number;
  readonly issuedAt: Date;
}

export interface NoticeRecord extends Owned {
  readonly channel: OnlineChannel;
  readonly about: 'payment' | 'refund' | 'unknown';
  readonly orderNumber: string;
  readonly digest: string;
  readonly outcome: NoticeOutcome;
  readonly toldFen: number | null;
  readonly receivedAt: Date;
}

export interface StatementRecord extends Owned {
  readonly source: 'channel' | 'treasury';
  readonly channel: Channel;
  readonly day: string;
  readonly kind: 'payment' | 'refund';
  readonly key: string;
  readonly amountFen: number;
  readonly status: 'done' | 'failed';
  readonly rowNumber: number;
  readonly simulated: boolean;
}

export interface ReconciliationRecord extends Owned {
  readonly day: string;
  readonly channel: Channel;
  readonly oursCount: number;
  readonly oursFen: number;
  readonly channelCount: number | null;
  readonly channelFen: number | null;
  readonly treasuryCount: number | null;
  readonly treasuryFen: number | null;
  readonly differenceCount: number;
  readonly fault: string;
  readonly simulated: boolean;
  readonly runBy: string | null;
  readonly runAt: Date;
}

export interface DifferenceRecord extends Owned {
  readonly day: string;
  readonly channel: Channel;
  readonly type: DifferenceType;
  readonly source: Source;
  readonly key: string;
  readonly kind: 'payment' | 'refund';
  readonly oursFen: number | null;
  readonly channelFen: number | null;
  readonly treasuryFen: number | null;
  readonly departmentId: string;
  readonly caseId: string | null;
  readonly caseNumber: string;
  readonly state: 'open' | 'settled' | 'vanished';
  readonly settledBy: string | null;
  readonly settledAt: Date | null;
  readonly words: string;
  readonly createdAt: Date;
  readonly version: number;
}

/** The tables, by name. */
export interface PaymentTables {
  'payment.settings': SettingsRow;
  'payment.channels': ChannelRow;
  'payment.kinds': KindRow;
  'payment.accounts': AccountRecord & { readonly holderPhoneIndex: string | null };
  'payment.duties': DutyRecord;
  'payment.runs': RunRecord;
  'payment.bills': BillRecord & { readonly payerPhoneIndex: string | null };
  'payment.shifts': ShiftRecord;
  'payment.orders': OrderRecord;
  'payment.refunds': RefundRecord;
  'payment.waivers': WaiverRecord;
  'payment.entries': EntryRecord;
  'payment.lines': LineRecord;
  'payment.receipts': ReceiptRecord;
  'payment.notices': NoticeRecord;
  'payment.statement_rows': StatementRecord;
  'payment.reconciliations': ReconciliationRecord;
  'payment.differences': DifferenceRecord;
}
