import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '#platform/problems/index.ts';
import { testTown } from '#testing';
import { api, type PollInput } from '../contract/index.ts';
import { newPaper, signatureOf } from '../web/ballot/blind.ts';
import { identityNumber, residentOf, verified } from './people-of-town.ts';

const isProblem = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

const poll: PollInput = {
  title: '文化广场先修哪一处',
  lead: '今年经费可以先修一处,请大家选一处。',
  options: [
    { code: 'a', text: '戏台' },
    { code: 'b', text: '健身角' },
  ],
  chooseMost: 1,
  secrecy: 'secret',
  villageIds: [],
  minAge: 18,
  withPaper: true,
  opensAt: '2026-11-23T01:00:00.000Z',
  closesAt: '2026-11-24T10:00:00.000Z',
};

type Resident = Awaited<ReturnType<typeof residentOf>>;

async function paperFor(resident: Resident, number: string) {
  const { publicKey } = await resident.api.publicPoll({ params: { number } });
  assert.ok(publicKey);
  return { publicKey, paper: newPaper(number, publicKey) };
}

async function signed(resident: Resident, number: string) {
  const { publicKey, paper } = await paperFor(resident, number);
  const { signature } = await resident.api.signBallotPaper({
    params: { number },
    body: { blinded: paper.blinded },
  });
  return {
    token: paper.token,
    signature: signatureOf(number, publicKey, { paper, signed: signature }) ?? '',
  };
}

test('a secret vote: one voice in two tabs, paper counted by two, nobody joined to a ballot, the count sealed', async (t) => {
  const town = await testTown(t);
  const [one, two, child, guest] = await Promise.all([
    residentOf(town, '13900020001', '陈大力'),
    residentOf(town, '13900020002', '林小燕'),
    residentOf(town, '13900020003', '陈小宝'),
    residentOf(town, '13900020004', '过路人'),
  ]);
  const villageId = await verified(town, [one, two, { ...child, bornOn: '2012-01-01' }]);
  const clerk = (await town.as('clerk1')).api(api);
  for (const order of [201, 202, 203]) {
    const idNumber = identityNumber('1940-03-02', order);
    await clerk.verifyResident({ body: { name: '老人家', idNumber, villageId } });
  }
  const officer = (await town.as('officer1')).api(api);
  const drawn = await officer.draftPoll({ body: poll });
  await assert.rejects(
    officer.draftPoll({
      body: {
        ...poll,
        options: [
          { code: 'a', text: '同' },
          { code: 'b', text: '同' },
        ],
      },
    }),
    isProblem('options-wrong'),
  );
  const at = { params: { pollId: drawn.id } };
  const open = await officer.movePoll({
    ...at,
    body: { act: 'open', reason: '', version: drawn.version },
  });
  const { number } = open;
  const by = { params: { number } };
  assert.equal(open.eligible, 5);

  // Two tabs of one person at once: each with a paper of its own, one is signed.
  const tabs = await Promise.all([paperFor(one, number), paperFor(one, number)]);
  const outcomes = await Promise.allSettled(
    tabs.map(({ paper }) => one.api.signBallotPaper({ ...by, body: { blinded: paper.blinded } })),
  );
  const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
  const lost = outcomes[1 - won];
  assert.ok(won >= 0 && lost?.status === 'rejected' && isProblem('voice-used')(lost.reason));
  const { publicKey, paper } = tabs[won] ?? tabs[0];
  const again = await one.api.signBallotPaper({ ...by, body: { blinded: paper.blinded } });
  const signature = signatureOf(number, publicKey, { paper, signed: again.signature }) ?? '';
  assert.notEqual(
    signature,
    '',
    'the same paper is answered the same: a lost answer costs no voice',
  );
  const nobody = town.anonymous().api(api);
  const cast = { token: paper.token, signature, choices: ['a'] };
  const tries = await Promise.all([1, 2, 3].map(() => nobody.castBallot({ ...by, body: cast })));
  assert.equal(new Set(tries.map(({ receipt }) => receipt)).size, 1);
  const receipt = tries[0]?.receipt ?? '';
  await assert.rejects(
    nobody.castBallot({ ...by, body: { ...cast, choices: ['b'] } }),
    isProblem('ballot-in-urn'),
  );
  await assert.rejects(
    nobody.castBallot({ ...by, body: { ...cast, token: 'ab'.repeat(32) } }),
    isProblem('ballot-forged'),
  );
  const other = await signed(two, number);
  await assert.rejects(
    nobody.castBallot({ ...by, body: { ...other, choices: ['a', 'b'] } }),
    isProblem('choices-wrong'),
  );
  await nobody.castBallot({ ...by, body: { ...other, choices: ['b'] } });
  for (const nobodys of [child, guest]) {
    const { paper: blank } = await paperFor(nobodys, number);
    await assert.rejects(
      nobodys.api.signBallotPaper({ ...by, body: { blinded: blank.blinded } }),
      isProblem('voice-not-held'),
    );
  }

  // On paper: the old ones; who voted by telephone gets none.
  const roll = await clerk.paperVoters({ ...at, query: { villageId } });
  assert.equal(roll.items.length, 5, 'who is too young is not on the list');
  const usedOnline = roll.items.find(({ used }) => used === 'online');
  const hand = (residentId: string) => clerk.markPaperVoter({ ...at, body: { residentId } });
  await assert.rejects(hand(usedOnline?.residentId ?? ''), isProblem('voice-used'));
  const old = roll.items.filter(({ used }) => used === null);
  const first = old[0]?.residentId ?? '';
  const both = await Promise.allSettled([hand(first), hand(first)]);
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1);
  await hand(old[1]?.residentId ?? '');
  const count = { villageId, counts: { a: 1, b: 1 }, ballots: 2, spoiled: 0 };
  await assert.rejects(clerk.countPaper({ ...at, body: count }), isProblem('paper-too-early'));

  town.clock.advance(40 * 3600);
  await town.settle();
  await assert.rejects(
    one.api.signBallotPaper({ ...by, body: { blinded: paper.blinded } }),
    isProblem('poll-not-open'),
  );
  const traces = await town.sql(
    "SELECT 1 FROM participation.voices WHERE blinded <> '' UNION ALL SELECT 1 FROM participation.polls WHERE signing_key <> ''",
  );
  assert.equal(traces.length, 0, 'papers and key are gone when the urn is closed');
  const [counting] = (await officer.polls({ query: { state: 'counting' } })).items;
  const publish = { act: 'publish' as const, reason: '', version: counting?.version ?? 0 };
  await assert.rejects(officer.movePoll({ ...at, body: publish }), isProblem('paper-open'));
  await assert.rejects(
    clerk.countPaper({ ...at, body: { ...count, ballots: 3, counts: { a: 1, b: 2 } } }),
    isProblem('paper-too-many'),
  );
  await assert.rejects(
    clerk.countPaper({ ...at, body: { ...count, counts: { a: 2, b: 1 } } }),
    isProblem('paper-sum'),
  );
  await clerk.countPaper({ ...at, body: count });
  await assert.rejects(clerk.countPaper({ ...at, body: count }), isProblem('paper-counted'));
  const differs = await officer.countPaper({ ...at, body: { ...count, counts: { a: 2, b: 0 } } });
  assert.deepEqual([differs.agreed, differs.round], [false, 2], 'they differ: both count anew');
  await clerk.countPaper({ ...at, body: count });
  const agreed = await officer.countPaper({ ...at, body: count });
  assert.equal(agreed.agreed, true);

  const { result } = await officer.movePoll({ ...at, body: publish });
  assert.ok(result);
  assert.deepEqual(
    [result.eligible, result.voices, result.online, result.paper, result.ballots, result.notCast],
    [5, 4, 2, 2, 4, 0],
  );
  assert.deepEqual(
    result.options.map(({ count: voices }) => voices),
    [2, 2],
  );
  const receipts = await nobody.pollReceipts(by);
  assert.ok(receipts.items.includes(receipt), 'the own ballot is in the count');
  const [sealed] = await town.sql(
    "SELECT 1 FROM platform.ledger_queue WHERE kind = 'participation.pollResult' AND subject = $1",
    [drawn.id],
  );
  assert.ok(sealed, 'and the count goes into the ledger');

  // Nothing that is kept joins a person to a ballot.
  const [kept] = await town.sql<{ text: string }>(
    `SELECT coalesce(string_agg(x, ' '), '') AS text FROM (
       SELECT row_to_json(a)::text x FROM platform.audit a UNION ALL SELECT row_to_json(e)::text FROM platform.events e
       UNION ALL SELECT row_to_json(i)::text FROM platform.idempotency i UNION ALL SELECT row_to_json(v)::text FROM participation.voices v) all_rows`,
  );
  for (const secret of [receipt, cast.token, signature]) assert.ok(!kept?.text.includes(secret));
  const columns = await town.sql<{ name: string }>(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'participation' AND table_name = 'ballots'",
  );
  assert.deepEqual(columns.map(({ name }) => name).sort(), [
    'choices',
    'poll_id',
    'receipt',
    'tenant_id',
  ]);
});

test('an open vote: ten tries at once are one voice, with the receipt on the own page', async (t) => {
  const town = await testTown(t);
  const one = await residentOf(town, '13900020011', '何平');
  await verified(town, [one]);
  const officer = (await town.as('officer1')).api(api);
  const drawn = await officer.draftPoll({ body: { ...poll, secrecy: 'open', withPaper: false } });
  const at = { params: { pollId: drawn.id } };
  const { number } = await officer.movePoll({
    ...at,
    body: { act: 'open', reason: '', version: 1 },
  });
  const by = { params: { number } };
  const tries = await Promise.allSettled(
    Array.from({ length: 8 }, () => one.api.voteOpenly({ ...by, body: { choices: ['b'] } })),
  );
  assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1);
  const { own, poll: seen } = await one.api.publicPoll(by);
  assert.deepEqual([own.voted, seen.voices], [true, 1]);
  assert.match(own.receipt ?? '', /^\w{5}-\w{5}-\w{5}$/);
  await assert.rejects(
    town
      .anonymous()
      .api(api)
      .voteOpenly({ ...by, body: { choices: ['b'] } }),
    isProblem('sign-in-required'),
  );
  const cancel = { act: 'cancel' as const, reason: '', version: 2 };
  await assert.rejects(officer.movePoll({ ...at, body: cancel }), isProblem('say-the-reason'));
  const gone = await officer.movePoll({ ...at, body: { ...cancel, reason: '经费安排有变化' } });
  assert.equal(gone.state, 'cancelled');
  const foreign = await town.database.inTenant(town.application.ctxOf(town.twinId), (tx) =>
    tx.client.query('SELECT 1 FROM participation.polls WHERE id = $1', [drawn.id]),
  );
  assert.equal(foreign.rowCount, 0);
});
