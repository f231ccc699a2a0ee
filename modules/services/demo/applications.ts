/** Applications of the demo's residents, told as they would have gone: handed in, accepted, supplemented, decided. */
import { demoResidents } from '#demo/people.ts';
import { fixedClock } from '#platform/clock/index.ts';
import type { Actor, Ctx } from '#platform/context/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { residentsByPhone, staffByUsername } from '#modules/people/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { Answers, DeskAct, DeskActInput } from '../contract/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { allItems } from '../store/catalogue.ts';
import { actAtDesk } from '../service/desk.ts';
import { openApplication } from '../service/open.ts';
import type { ItemWithContent } from '../store/tables.ts';
import { type Story, stories } from './stories.ts';

const hourMs = 3_600_000;
const permissions = new Set(['services.read', 'services.handle', 'services.decide']);

/** What the stories need of the town. */
interface Stage {
  readonly ctx: Ctx;
  readonly items: ReadonlyMap<string, ItemWithContent>;
  readonly residents: readonly {
    readonly id: string;
    readonly name: string;
    readonly phone: string;
  }[];
  readonly headOf: (departmentCode: string) => Actor | null;
}

/** Plays every story. */
export async function demoApplications({ ctx }: DemoContext): Promise<void> {
  const stage = await stageOf(ctx);
  if (stage.residents.length === 0) return;
  for (const [place, story] of stories.entries()) await play(stage, story, place);
}

async function stageOf(ctx: Ctx): Promise<Stage> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { departments } = await ground(tx);
    const staff = await staffByUsername(tx);
    const known = await residentsByPhone(tx);
    return {
      ctx,
      items: new Map((await allItems(tx, 'active')).map((item) => [item.code, item])),
      residents: demoResidents().flatMap(({ phone }) => {
        const person = known.get(phone);
        return person ? [{ id: person.id, name: person.name, phone }] : [];
      }),
      headOf: (code) => {
        const head = staff.get(`head-${code}`);
        const department = departments.find((one) => one.code === code);
        if (!head || !department) return null;
        const reach = { departmentIds: [department.id], villageIds: [], gridCellIds: [] };
        const scope = { ...reach, kind: 'department' as const };
        return {
          kind: 'staff',
          personId: head.id,
          name: head.name,
          roles: ['departmentHead'],
          permissions,
          scope,
        };
      },
    };
  });
}

async function play(stage: Stage, story: Story, place: number): Promise<void> {
  const item = stage.items.get(story.item);
  const resident = stage.residents[place % stage.residents.length];
  const head = item && stage.headOf(item.content.departmentCode);
  if (!item || !resident || !head) return;
  const begun = stage.ctx.clock.now().getTime() - story.hoursAgo * hourMs;
  const at = (hours: number, actor: Actor): Ctx => ({
    ...stage.ctx,
    actor,
    clock: fixedClock(new Date(begun + hours * hourMs)),
  });
  const own: Actor = {
    ...stage.ctx.actor,
    kind: 'resident',
    personId: resident.id,
    name: resident.name,
  };
  const handedIn = at(0, own);
  const { id } = await stage.ctx.database.inTenant(handedIn, (tx) =>
    openApplication(tx, {
      id: uuidv7(begun),
      item,
      version: item.version,
      content: item.content,
      channel: 'resident',
      applicant: resident,
      answers: answersOf(item, story, resident),
      prefilled: {},
      delivery: item.content.deliveries[0] ?? 'pickUp',
      takenBy: null,
      consent: 'none',
    }),
  );
  let version = 1;
  for (const [hours, act, input] of story.acts) {
    const given: DeskActInput = {
      version,
      ...inputOf(act, input, { item, until: begun + (hours + 24 * 10) * hourMs }),
    };
    const after = await actAtDesk(
      at(hours, head),
      { applicationId: id, act },
      { input: given, key: null },
    );
    ({ version } = after);
  }
}

function inputOf(
  act: DeskAct,
  words: string,
  { item, until }: { readonly item: ItemWithContent; readonly until: number },
): Omit<DeskActInput, 'version'> {
  if (act === 'askSupplement') {
    const files = Object.entries(item.content.form?.properties ?? {}).filter(
      ([, { type }]) => type === 'array',
    );
    return {
      words,
      until: new Date(until).toISOString(),
      keys: files.slice(0, 1).map(([key]) => key),
    };
  }
  if (act === 'deliver') return { words, way: item.content.deliveries[0] ?? 'pickUp' };
  return act === 'accept' ? {} : { words, remedy: item.content.remedyZh };
}

/** Answers to every required question but the photos, which the demo leaves out. */
function answersOf(
  item: ItemWithContent,
  story: Story,
  resident: { name: string; phone: string },
): Answers {
  const form = item.content.form;
  const usual: Record<string, string | number> = {
    name: resident.name,
    phone: resident.phone,
    address: '清溪镇石桥村三组 12 号',
  };
  const given = (form?.['x-order'] ?? []).flatMap((key) => {
    const field = form?.properties[key];
    const answer = story.answers[key] ?? usual[key] ?? field?.enum?.[0];
    return answer === undefined ? [] : [[key, answer] as const];
  });
  return Object.fromEntries(given);
}
