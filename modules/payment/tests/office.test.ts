/** The office: bills made and imported, the cash desk, waivers and refunds by two people, charges of other modules, the comparison. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chargeDeskIn } from '#platform/charges/index.ts';
import { LightVisitor } from '#platform/testing/light-visitor.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { api } from '../contract/index.ts';
import { askChannels } from '../jobs.ts';
import { books } from './office-books.ts';
import { begin, hasCode, owing, payAt, payingTown, postings, residentOf } from './paying-town.ts';

const cells = async (
  titles: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Promise<string> => {
  const columns = titles.map((title, at) => ({
    key: `c${at}`,
    title,
    type: typeof rows[0]?.[at] === 'number' ? ('number' as const) : ('text' as const),
  }));
  const given = rows.map((row) => Object.fromEntries(row.map((cell, at) => [`c${at}`, cell])));
  return (await writeWorkbook([{ name: '表', columns, rows: given }])).toString('base64');
};

test('the office of payment', async (t) => {
  const paying = await payingTown(t);
  const { town } = paying;
  const [clerk, other, head, leader, admin] = [
    await town.as('clerk1'),
    await town.as('clerk2'),
    await town.as('head-sanitation'),
    await town.as('leader'),
    await town.as('admin'),
  ];
  const desk = clerk.api(api);
  const due = await owing(paying, 'sanitation');
  const [first, second, third] = due;
  assert.ok(first && second && third);

  await t.test('bills of a period are looked at, made once, and not again', async () => {
    const run = { kindCode: 'water', period: '2026-12' };
    const preview = await desk.previewRun({ query: run });
    assert.ok(preview.count > 0 && preview.rows.length > 0);
    const made = await desk.runBills({ body: run });
    assert.deepEqual(made, { count: preview.count, totalFen: preview.totalFen });
    assert.deepEqual(await desk.runBills({ body: run }), { count: 0, totalFen: 0 });
    const again = await desk.previewRun({ query: run });
    assert.equal(again.already, preview.count);
    const unfit = { kindCode: 'water', period: '2026Q4' };
    await assert.rejects(desk.previewRun({ query: unfit }), hasCode('bill-period-unfit'));
    const given = { kindCode: 'medicalInsurance', period: '2027' };
    await assert.rejects(desk.previewRun({ query: given }), hasCode('kind-not-reckoned'));
  });

  await t.test('a file names every faulty row and is taken whole or not at all', async () => {
    const titles = ['户号', '姓名', '电话', '用量', '金额(元)', '说明'];
    const bad = await cells(titles, [
      ['H0001', '', '', 12, '', ''],
      ['H9999', '', '', 12, '', ''],
      ['H0001', '', '', 9, '', ''],
      ['', '', '', 3, '60', ''],
      ['', '李四', '12345', 3, '60', ''],
    ]);
    const body = { kindCode: 'water', period: '2027-01', apply: true };
    const refused = await desk.importBills({ body: { ...body, file: bad } });
    assert.equal(refused.done, false);
    assert.deepEqual(
      refused.faults.map(({ row, column }) => [row, column]),
      [
        [3, '户号'],
        [4, '户号'],
        [5, '姓名'],
        [6, '电话'],
      ],
    );
    const good = await cells(titles, [['H0001', '', '', 18, '', '']]);
    const taken = await desk.importBills({ body: { ...body, file: good } });
    assert.deepEqual(taken, { count: 1, totalFen: 15 * 215 + 3 * 298, faults: [], done: true });
    const twice = await desk.importBills({ body: { ...body, file: good } });
    assert.match(twice.faults[0]?.messageZh ?? '', /已经出过账/);
    const broken = { ...body, file: Buffer.from('no workbook').toString('base64') };
    await assert.rejects(desk.importBills({ body: broken }), hasCode('payment-file-unreadable'));
  });

  await t.test(
    'cash: no shift no money, the change is reckoned, a repeat gives nothing twice',
    async () => {
      const served = await desk.deskBills({ query: { person: first.personId } });
      assert.ok(served.items.some(({ id }) => id === first.billId));
      const body = { billIds: [first.billId], tenderedFen: 10_000 };
      await assert.rejects(desk.takeCash({ body }), hasCode('shift-missing'));
      await desk.openShift({ body: { openingFen: 20_000 } });
      await assert.rejects(desk.openShift({ body: { openingFen: 0 } }), hasCode('shift-open'));
      const short = { ...body, tenderedFen: first.amountFen - 1 };
      await assert.rejects(desk.takeCash({ body: short }), hasCode('cash-short'));
      const key = { idempotencyKey: 'cash-1' };
      const [one, two] = await Promise.all([
        desk.takeCash({ body }, key),
        desk.takeCash({ body }, key),
      ]);
      assert.deepEqual(one, two);
      assert.equal(one.changeFen, 10_000 - first.amountFen);
      assert.deepEqual(await postings(paying, first.billId), ['payment']);
      await assert.rejects(desk.takeCash({ body }), hasCode('bill-settled'));
      const slip = { billIds: [second.billId], slipNumber: 'ref-000123' };
      await desk.takePos({ body: slip });
      const reused = { billIds: [third.billId], slipNumber: 'REF-000123' };
      await assert.rejects(desk.takePos({ body: reused }), hasCode('slip-used'));
      const receiptId = one.receiptIds[0] ?? '';
      const pdf = await desk.receiptPdf({ params: { receiptId }, query: {} });
      assert.match(
        Buffer.from(await (pdf.bytes as Blob).arrayBuffer()).toString('latin1'),
        /^%PDF/,
      );
      const [receipt] = await town.sql<{ number: string; code: string }>(
        'SELECT number, code FROM payment.receipts WHERE id = $1',
        [receiptId],
      );
      const nobody = town.anonymous().api(api);
      const given = { number: receipt?.number ?? '', code: (receipt?.code ?? '').toLowerCase() };
      assert.equal((await nobody.verifyReceipt({ query: given })).genuine, true);
      const guessed = { ...given, code: 'ABCDABCDABCD' };
      assert.equal((await nobody.verifyReceipt({ query: guessed })).genuine, false);
    },
  );

  await t.test(
    'a refund is asked for by one and approved by another; cash goes back out of the drawer',
    async () => {
      const bill = await desk.bill({ params: { billId: first.billId } });
      const params = { orderId: bill.paidOrderId ?? '' };
      const all = { amountFen: first.amountFen, reason: '重复计费,申请退款' };
      const more = { ...all, amountFen: first.amountFen + 1 };
      await assert.rejects(desk.askRefund({ params, body: more }), hasCode('refund-too-much'));
      await desk.askRefund({ params, body: all });
      await assert.rejects(desk.askRefund({ params, body: all }), hasCode('refund-too-much'));
      const [asked] = (await head.api(api).decisions({})).items;
      assert.ok(asked?.open && asked.what === 'refund');
      const decide = { params: { refundId: asked.id }, body: { approve: true, answer: '' } };
      await head.api(api).decideRefund(decide);
      await assert.rejects(leader.api(api).decideRefund(decide), hasCode('decided-already'));
      assert.deepEqual(await postings(paying, first.billId), ['payment', 'refund']);
      assert.equal((await desk.bill({ params: { billId: first.billId } })).state, 'refunded');
      const { shift } = await desk.shift({});
      assert.equal(shift?.expectedFen, 20_000);
      const off = { countedFen: 19_900, handedTo: '李四', note: '' };
      await assert.rejects(desk.closeShift({ body: off }), hasCode('payment-reason-short'));
      const closed = await desk.closeShift({ body: { ...off, note: '找零时多找了一元' } });
      assert.equal(closed.countedFen, 19_900);
    },
  );

  await t.test('a waiver is never decided by who asked for it', async () => {
    const params = { billId: third.billId };
    const body = { reasonCode: 'destitute' as const, reason: '特困供养人员' };
    await head.api(api).askWaiver({ params, body });
    await assert.rejects(desk.askWaiver({ params, body }), hasCode('waiver-open'));
    const [asked] = (await head.api(api).decisions({})).items;
    const decide = { params: { waiverId: asked?.id ?? '' }, body: { approve: true, answer: '' } };
    await assert.rejects(head.api(api).decideWaiver(decide), hasCode('own-request'));
    await leader.api(api).decideWaiver(decide);
    assert.equal((await desk.bill({ params })).state, 'waived');
  });

  await t.test(
    'a channel refund is told by the channel; the bills of relatives are paid by number and code',
    async () => {
      const all = await owing(paying, 'water');
      const [bill] = all;
      const water = all.find(({ personId }) => personId !== bill?.personId);
      assert.ok(bill && water);
      const child = await residentOf(paying, water.personId);
      const [printed] = await town.sql<{ number: string; code: string }>(
        'SELECT number, pay_code AS code FROM payment.bills WHERE id = $1',
        [bill.billId],
      );
      assert.ok(printed);
      const wrong = { number: printed.number, code: '0000' };
      await assert.rejects(
        child.api(api).findBill({ body: wrong }),
        hasCode('bill-not-found-by-code'),
      );
      const found = await child.api(api).findBill({ body: printed });
      assert.notEqual(found.payerName, '', 'masked, not hidden');
      assert.match(found.payerName, /\*/);
      const ask = { params: { billId: bill.billId } };
      const by = { channel: 'wechat', way: 'h5' } as const;
      await assert.rejects(
        child.api(api).pay({ ...ask, body: by }),
        hasCode('bill-not-found-by-code'),
      );
      const order = await child.api(api).pay({ ...ask, body: { ...by, code: printed.code } });
      await payAt(paying, order);
      town.clock.advance(31);
      await askChannels(town.ctx);
      assert.deepEqual(
        await postings(paying, bill.billId),
        ['payment'],
        'asked without any notice',
      );
      const params = { orderId: order.id };
      await desk.askRefund({ params, body: { amountFen: 1000, reason: '抄表有误,退一部分' } });
      const [asked] = (await leader.api(api).decisions({})).items;
      const decision = {
        params: { refundId: asked?.id ?? '' },
        body: { approve: true, answer: '' },
      };
      await leader.api(api).decideRefund(decision);
      town.clock.advance(31);
      await askChannels(town.ctx);
      assert.deepEqual(await postings(paying, bill.billId), ['payment', 'refund']);
      const after = await desk.bill({ params: { billId: bill.billId } });
      assert.equal(after.state, 'partlyRefunded');
      const idle = await begin(child, water.billId, { channel: 'alipay', way: 'wap' });
      town.clock.advance(16 * 60);
      await askChannels(town.ctx);
      assert.equal(
        (await child.api(api).ownOrder({ params: { orderId: idle.id } })).state,
        'closed',
      );
    },
  );

  await t.test('another module charges, is told once, and may ask again', async () => {
    const [resident] = await owing(paying, 'water');
    const subject = { kind: 'testMatter', id: 'a-1' };
    const charge = {
      subject,
      amountFen: 1000,
      titleZh: '居住证工本费',
      titleEn: 'Residence card fee',
      personId: resident?.personId ?? null,
      payerName: '张三',
    };
    const opened = await town.database.inTenant(town.ctx, async (tx) => {
      const at = chargeDeskIn(tx.ctx);
      assert.ok(at);
      const made = await at.open(tx, charge);
      assert.deepEqual(await at.open(tx, charge), made);
      return made;
    });
    await other.api(api).openShift({ body: { openingFen: 0 } });
    await other.api(api).takeCash({ body: { billIds: [opened.id], tenderedFen: 1000 } });
    const [after] = await town.database.inTenant(town.ctx, (tx) =>
      Promise.resolve(chargeDeskIn(tx.ctx)?.of(tx, [subject]) ?? []),
    );
    assert.equal(after?.state, 'paid');
  });

  await t.test('without script: my bills, one of them, how to pay at the window', async () => {
    const [one] = await owing(paying, 'water');
    const { cookie } = await residentOf(paying, one?.personId ?? '');
    const visitor = new LightVisitor(town.application.http);
    const [name = '', value = ''] = cookie.split('=');
    visitor.cookies.set(name, value);
    const list = await visitor.open('/light/bills');
    assert.match(list.text, /张账单要缴/);
    assert.match(list.text, /到窗口怎么缴/);
    const bill = await visitor.open(`/light/bills/${one?.billId}`);
    assert.equal(bill.status, 200);
    assert.match(bill.text, /自来水费/);
    assert.ok(Buffer.byteLength(list.markup) < 30_000 && !list.markup.includes('<script'));
  });

  await books(t, { paying, clerk, head, leader, admin });
});
