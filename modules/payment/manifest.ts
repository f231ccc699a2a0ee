import { defineManifest, personalTable } from '#platform/manifest/index.ts';

/** Accounts are kept ten years (会计档案管理办法: other books of account); then names and phones go. */
const bookYears = { retentionDays: 3650 } as const;
const books = {
  zh: '会计凭证和账簿依法保存（《会计档案管理办法》），到期自动删除',
  en: 'Books of account are kept by law (Measures for Accounting Archives), and erased by themselves at the end',
} as const;

export const manifest = defineManifest({
  id: 'payment',
  title: { zh: '缴费', en: 'Payment' },
  tier: 'scene',
  needs: ['ledger', 'towns', 'people', 'messages', 'cases'],
  permissions: [
    {
      id: 'payment.read',
      zh: '查看账单、订单、对账',
      en: 'See bills, orders and comparisons',
      roles: ['clerk', 'departmentHead', 'leader', 'administrator', 'auditor'],
    },
    {
      id: 'payment.window',
      zh: '窗口收款、开班交班、提出退款和减免',
      en: 'Take money at the window, ask for refunds and waivers',
      roles: ['clerk', 'departmentHead'],
      duty: 'content',
    },
    {
      id: 'payment.manage',
      zh: '登记缴费户、批量出账、导入账单、催缴',
      en: 'Keep the register of payers, make and import bills, remind',
      roles: ['departmentHead', 'clerk'],
      duty: 'content',
    },
    {
      id: 'payment.approve',
      zh: '审批退款和减免',
      en: 'Decide refunds and waivers',
      roles: ['departmentHead', 'leader'],
      duty: 'content',
    },
    {
      id: 'payment.reconcile',
      zh: '对账、导入财政流水、处理差异',
      en: 'Compare with channel and treasury, settle differences',
      roles: ['departmentHead', 'leader', 'clerk'],
      duty: 'content',
    },
    {
      id: 'payment.configure',
      zh: '设置收费项目、缴费规则和商户资料',
      en: 'Set tariffs, rules and merchant data',
      roles: ['administrator'],
    },
  ],
  acts: {
    findBill: { zh: '凭编号和缴费码查账单', en: 'Bill found by number and code' },
    pay: { zh: '发起缴费', en: 'Payment begun' },
    post: { zh: '缴费入账', en: 'Payment posted' },
    surplus: { zh: '重复缴费挂账', en: 'Surplus booked' },
    dispute: { zh: '金额不符转核查', en: 'Wrong amount disputed' },
    closeOrder: { zh: '关闭订单', en: 'Order closed' },
    simulate: { zh: '模拟支付', en: 'Simulated payment' },
    withdrawBill: { zh: '撤销账单', en: 'Bill withdrawn' },
    remind: { zh: '催缴', en: 'Payers reminded' },
    openCharge: { zh: '开具缴费单', en: 'Charge opened' },
    runBills: { zh: '批量出账', en: 'Bills made' },
    importBills: { zh: '导入账单', en: 'Bills imported' },
    importAccounts: { zh: '导入缴费户', en: 'Payers imported' },
    linkAccount: { zh: '关联缴费户', en: 'Payer linked' },
    saveKind: { zh: '保存收费项目', en: 'Kind of bill saved' },
    saveSettings: { zh: '保存缴费规则', en: 'Rules saved' },
    saveChannel: { zh: '保存商户资料', en: 'Merchant data saved' },
    removeChannel: { zh: '清除商户资料', en: 'Merchant data removed' },
    takeCash: { zh: '现金收款', en: 'Cash taken' },
    takePos: { zh: '刷卡登记', en: 'Card payment noted' },
    openShift: { zh: '开班', en: 'Shift opened' },
    closeShift: { zh: '交班', en: 'Shift handed over' },
    askRefund: { zh: '申请退款', en: 'Refund asked for' },
    decideRefund: { zh: '审批退款', en: 'Refund decided' },
    retryRefund: { zh: '重新退款', en: 'Refund sent again' },
    refunded: { zh: '退款完成', en: 'Refunded' },
    askWaiver: { zh: '申请减免', en: 'Waiver asked for' },
    decideWaiver: { zh: '审批减免', en: 'Waiver decided' },
    reconcile: { zh: '对账', en: 'Day compared' },
    settleDifference: { zh: '处理对账差异', en: 'Difference settled' },
    importTreasury: { zh: '导入财政流水', en: 'Treasury statement imported' },
  },
  secrets: [
    { field: 'channels.private_key', sealed: true },
    { field: 'channels.api_key', sealed: true },
  ],
  personalData: [
    ...personalTable(
      'accounts',
      { ofPerson: 'person_id', wholeFor: ['payment.window', 'payment.manage'] },
      {
        holder_name: {
          title: { zh: '缴费户主姓名', en: 'Name of the payer' },
          purposeZh: '开具账单、核对缴费人',
          purposeEn: 'To make out bills',
          mask: 'name',
        },
        holder_phone: {
          title: { zh: '缴费户联系电话', en: 'Phone of the payer' },
          grade: 'sensitive',
          purposeZh: '发送账单和催缴短信',
          purposeEn: 'To send bills and reminders',
          mask: 'phone',
          sealed: { index: { column: 'holder_phone_index', of: 'phone', bits: 48 } },
        },
        address: {
          title: { zh: '缴费户地址', en: 'Address of the payer' },
          purposeZh: '送达纸质账单、上门收缴',
          purposeEn: 'To deliver paper bills',
          mask: 'address',
        },
      },
    ),
    ...personalTable(
      'bills',
      {
        ...bookYears,
        ofPerson: 'person_id',
        agesFrom: 'settled_at',
        wholeFor: ['payment.window', 'payment.manage'],
      },
      {
        payer_name: {
          title: { zh: '账单户名', en: 'Name on a bill' },
          purposeZh: '开具账单和票据',
          purposeEn: 'To make out bills and receipts',
          mask: 'name',
          lawKeeps: books,
        },
        payer_phone: {
          title: { zh: '账单联系电话', en: 'Phone on a bill' },
          grade: 'sensitive',
          purposeZh: '发送账单和缴费结果',
          purposeEn: 'To send the bill and what came of it',
          mask: 'phone',
          sealed: { index: { column: 'payer_phone_index', of: 'phone', bits: 48 } },
        },
      },
    ),
    ...personalTable(
      'receipts',
      { ...bookYears, ofPerson: 'person_id', agesFrom: 'issued_at' },
      {
        payer_name: {
          title: { zh: '票据户名', en: 'Name on a receipt' },
          purposeZh: '证明谁缴了费',
          purposeEn: 'Proves who paid',
          mask: 'name',
          lawKeeps: books,
          wholeFor: ['payment.window', 'payment.manage'],
        },
      },
    ),
  ],
});
