/** Examples of participation, policies, places and care for the walk over all pages. */
import { api as careApi } from '#modules/care/contract/index.ts';
import { api as directoryApi } from '#modules/directory/contract/index.ts';
import { api as participationApi } from '#modules/participation/contract/index.ts';
import { api as peopleApi } from '#modules/people/contract.ts';
import { api as policyApi } from '#modules/policy/contract/index.ts';
import { ground } from '#modules/towns/index.ts';
import { client } from '#platform/contract/index.ts';
import type { TestTown } from '#testing';

const hourMs = 3_600_000;

type Desk = ReturnType<typeof client<typeof participationApi.operations>>;

/** A suggestion that was published, an open vote, an open consultation. */
export async function ofParticipation(town: TestTown, own: typeof fetch): Promise<string[]> {
  const desk = (await town.as('officer1')).api(participationApi);
  const words = {
    title: '东街加两盏路灯',
    body: '东街老粮站到小学一段晚上很黑,孩子放学看不清路。',
  };
  const { number } = await client(participationApi, { fetch: own }).suggest({
    body: { ...words, topic: 'roads' },
  });
  const [row] = (await desk.suggestions({ query: {} })).items;
  const { departments, villages } = await ground(town.ctx);
  const clerk = (await town.as('clerk1')).api(participationApi);
  await clerk.verifyResident({
    body: {
      name: '欧阳蕙兰',
      idNumber: '11010519491231002X',
      villageId: villages[0]?.id ?? '',
      phone: '13755502468',
    },
  });
  const departmentId = departments.find(({ code }) => code === 'sanitation')?.id ?? '';
  await desk.publishSuggestion({
    params: { suggestionId: row?.id ?? '' },
    body: { ...words, departmentId, version: row?.version ?? 1 },
  });
  return [`/suggestions/${number}`, ...(await ofTalks(desk, departmentId))];
}

/** An open vote and an open consultation. */
async function ofTalks(desk: Desk, departmentId: string): Promise<string[]> {
  const closesAt = new Date(Date.now() + 48 * hourMs).toISOString();
  const poll = await desk.draftPoll({
    body: {
      title: '集市散圩时间',
      lead: '请选一个您觉得合适的时间。',
      secrecy: 'secret',
      options: [
        { code: 'a', text: '下午三点' },
        { code: 'b', text: '下午四点' },
      ],
      chooseMost: 1,
      villageIds: [],
      minAge: 18,
      withPaper: false,
      opensAt: new Date(Date.now() - hourMs).toISOString(),
      closesAt,
    },
  });
  const opened = { act: 'open', reason: '', version: poll.version } as const;
  await desk.movePoll({ params: { pollId: poll.id }, body: opened });
  const consultation = await desk.draftConsultation({
    body: {
      title: '集市管理办法征求意见',
      lead: '请对征求意见稿提出意见。',
      departmentId,
      sections: [{ anchor: 's1', heading: '散圩', text: '集市每逢一、四、七,下午三点散圩。' }],
      closesAt,
    },
  });
  const params = { consultationId: consultation.id };
  await desk.moveConsultation({ params, body: { act: 'open', version: consultation.version } });
  return [`/polls/${poll.number}`, `/consultations/${consultation.number}`];
}

/** A policy; a place, a notice, a line and a stop of the bus. */
export async function ofReading(town: TestTown): Promise<string[]> {
  const nobody = town.anonymous();
  const [policy] = (await nobody.api(policyApi).home({})).newest;
  const directory = nobody.api(directoryApi);
  const [place] = (await directory.places({ query: {} })).items;
  const [notice] = (await directory.notices({ query: {} })).items;
  const { lines, stops } = await directory.lines({ query: {} });
  return [
    `/policy/${policy?.code}`,
    `/directory/places/${place?.code}`,
    `/directory/notices/${notice?.id}`,
    `/directory/bus/lines/${lines[0]?.id}`,
    `/directory/bus/stops/${stops[0]?.id}`,
  ].filter((address) => !address.endsWith('/undefined'));
}

/** The walker is an older person of the register, and may see how a neighbour does. */
export async function ofCare(town: TestTown, own: typeof fetch): Promise<string[]> {
  const { person } = await client(peopleApi, { fetch: own }).me({});
  const [old, neighbour] = await town.sql<{ id: string }>(
    `SELECT id FROM care.elders WHERE tenant_id = $1 AND state = 'living' ORDER BY number LIMIT 2`,
    [town.tenantId],
  );
  if (!old || !neighbour) return [];
  await town.sql('UPDATE care.elders SET person_id = $1 WHERE id = $2', [person.id, old.id]);
  const care = (await town.as('clerk1')).api(careApi);
  await care.addContact({
    params: { elderId: neighbour.id },
    body: { name: person.name, phone: '13755502468', relation: 'child', consent: true },
  });
  return [`/care/ask/${neighbour.id}`];
}
