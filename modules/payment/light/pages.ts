/** My bills, one bill, its receipt, and how to pay at the window: without script. */
import { exactInstant } from '#platform/i18n/index.ts';
import {
  facts,
  html,
  type Html,
  type LightPage,
  type LightRequest,
  links,
  notice,
  nothing,
} from '#platform/light/index.ts';
import { formatYuan } from '#platform/money/index.ts';
import { api, type OwnBill } from '../contract/index.ts';
import type { BillState } from '../contract/states.ts';

const states: Readonly<Record<BillState, readonly [zh: string, en: string]>> = {
  due: ['待缴', 'To pay'],
  paid: ['已缴', 'Paid'],
  partlyRefunded: ['部分退款', 'Partly refunded'],
  refunded: ['已退款', 'Refunded'],
  waived: ['已减免', 'Waived'],
  withdrawn: ['已撤销', 'Withdrawn'],
};

const titleOf = (page: LightRequest, bill: Pick<OwnBill, 'titleZh' | 'titleEn'>): string =>
  page.say(bill.titleZh, bill.titleEn || bill.titleZh);

const yuan = (page: LightRequest, fen: number): string => formatYuan(fen, page.locale);

function rows(page: LightRequest, bills: readonly OwnBill[]): Html {
  return links(
    page,
    bills.map((bill) => ({
      to: `/bills/${bill.id}`,
      title: `${titleOf(page, bill)} ${yuan(page, bill.amountFen)}`,
      hint:
        bill.state === 'due'
          ? page.say(`${bill.dueDay} 前缴`, `by ${bill.dueDay}`)
          : page.say(...states[bill.state]),
    })),
  );
}

/** How to pay without a telephone that can. */
function atWindow(page: LightRequest, words: string): Html {
  return notice(
    'note',
    html`<p><strong>${page.say('到窗口怎么缴', 'How to pay at the window')}</strong></p>`,
    html`<p>${words}</p>`,
    html`<p>${page.say('报户号、姓名或手机号都能找到账单；家人也可以凭账单编号替您缴。', 'Your account, name or phone is enough; your family can pay for you with the number of the bill.')}</p>`,
    page.town.phone
      ? html`<p>${page.say('咨询电话', 'Ask')}: <a href="tel:${page.town.phone}">${page.town.phone}</a></p>`
      : nothing,
  );
}

const listPage: LightPage = {
  path: '/bills',
  title: { zh: '我的缴费', en: 'My bills' },
  menu: { order: 60, hint: { zh: '卫生费、水费、医保', en: 'Sanitation, water, insurance' } },
  signedIn: true,
  view: async (page) => {
    const { items, dueFen, windowWords } = await page.call(api).ownBills({});
    const due = items.filter(({ state }) => state === 'due');
    const past = items.filter(({ state }) => state !== 'due').slice(0, 20);
    const sum = page.say(
      `有 ${due.length} 张账单要缴，一共 ${yuan(page, dueFen)}。`,
      `${due.length} bills to pay, ${yuan(page, dueFen)} together.`,
    );
    return html`<p><strong>${due.length > 0 ? sum : page.say('没有要缴的账单。', 'Nothing to pay.')}</strong></p>
      ${rows(page, due)}
      ${atWindow(page, windowWords)}
      ${past.length > 0 && html`<h2>${page.say('已经办结的', 'Settled')}</h2>`}
      ${rows(page, past)}`;
  },
};

const billPage: LightPage = {
  path: '/bills/:billId',
  title: { zh: '账单', en: 'A bill' },
  signedIn: true,
  view: async (page) => {
    const bill = await page.call(api).ownBill({ params: { billId: page.params['billId'] ?? '' } });
    const isDue = bill.state === 'due';
    const { windowWords } = isDue ? await page.call(api).ownBills({}) : { windowWords: '' };
    const body = html`${facts([
      [page.say('金额', 'Amount'), yuan(page, bill.amountFen)],
      [page.say('状态', 'State'), page.say(...states[bill.state])],
      [page.say('最后一天', 'Last day'), isDue ? bill.dueDay : ''],
      [page.say('账单编号', 'Number'), bill.number],
      [page.say('户号', 'Account'), bill.accountNumber],
      [page.say('缴费人', 'Payer'), bill.payerName],
      [page.say('收费部门', 'Charged by'), page.say(bill.departmentZh, bill.departmentEn)],
      [page.say('已退款', 'Given back'), bill.refundedFen > 0 ? yuan(page, bill.refundedFen) : ''],
      [page.say('收费依据', 'Based on'), bill.basisZh],
    ])}
    ${bill.payingOrderId && isDue && notice('warning', html`<p>${page.say('有一笔手机付款还在确认，请先不要再缴。', 'A payment by phone is being confirmed: please do not pay again yet.')}</p>`)}
    ${isDue && atWindow(page, windowWords)}
    ${bill.receiptId && links(page, [{ to: `/bill-receipt/${bill.receiptId}`, title: page.say('看收据', 'See the receipt') }])}
    ${links(page, [{ to: '/bills', title: page.say('回到我的缴费', 'Back to my bills') }])}`;
    return { title: titleOf(page, bill), body };
  },
};

const receiptPage: LightPage = {
  path: '/bill-receipt/:receiptId',
  title: { zh: '缴费收据', en: 'Receipt' },
  signedIn: true,
  view: async (page) => {
    const receipt = await page
      .call(api)
      .ownReceipt({ params: { receiptId: page.params['receiptId'] ?? '' } });
    return html`${receipt.simulated && notice('warning', html`<p>${page.say('模拟支付，没有扣款，不能当作报销凭证。', 'Simulated: no money moved.')}</p>`)}
    ${facts([
      [page.say('金额', 'Amount'), yuan(page, receipt.amountFen)],
      [page.say('大写', 'In words'), receipt.amountWords],
      [page.say('项目', 'For'), titleOf(page, receipt)],
      [page.say('缴费人', 'Payer'), receipt.payerName],
      [page.say('时间', 'Time'), exactInstant(new Date(receipt.issuedAt)).slice(0, 16)],
      [page.say('收款单位', 'Received by'), page.say(receipt.departmentZh, receipt.departmentEn)],
      [page.say('票据号码', 'Number'), receipt.number],
      [page.say('验证码', 'Code'), receipt.code.replace(/(.{4})(?=.)/g, '$1 ')],
    ])}
    ${links(page, [{ to: '/bills', title: page.say('回到我的缴费', 'Back to my bills') }])}`;
  },
};

/** The pages of payment without script. */
export const lightPages: readonly LightPage[] = [listPage, billPage, receiptPage];
