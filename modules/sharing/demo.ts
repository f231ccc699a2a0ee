/** Requests in each state, two live grants with uses, a correction: made by the heads of the demo town's departments. */
import { type ResourceView, resourcesOf } from '#modules/catalogue/index.ts';
import { staffByUsername } from '#modules/people/index.ts';
import { ground } from '#modules/towns/index.ts';
import { fixedClock } from '#platform/clock/index.ts';
import type { Actor, Ctx } from '#platform/context/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import type { RequestInput, RequestView } from './contract/index.ts';
import { laterDay, localDay } from './rules/period.ts';
import { answerCorrection, sendCorrection } from './service/corrections.ts';
import { decideRequest } from './service/decide.ts';
import { revokeGrant } from './service/end.ts';
import { grantedPage } from './service/pages.ts';
import { draftRequest, withdrawRequest } from './service/requests.ts';

const dayMs = 86_400_000;
const permissions = new Set([
  'sharing.read',
  'sharing.ask',
  'sharing.use',
  'sharing.decide',
  'sharing.subscribe',
]);

/** What the stories need of the town. */
interface Stage {
  readonly ctx: Ctx;
  readonly resources: readonly ResourceView[];
  readonly headOf: (code: string) => Actor | null;
  readonly codeOf: (departmentId: string) => string;
}

/** Fills the demo's first town, where the eight sources are. */
export async function fillDemo({ ctx, tenant, historyCount }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town' || historyCount === 0) return;
  const stage = await stageOf(ctx);
  if (stage.resources.length === 0) return;
  for (const story of stories) await play(stage, story);
}

async function stageOf(ctx: Ctx): Promise<Stage> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { departments } = await ground(tx);
    const staff = await staffByUsername(tx);
    return {
      ctx,
      resources: (await resourcesOf(tx)).filter(({ grade }) => grade === 'conditional'),
      codeOf: (id) => departments.find((one) => one.id === id)?.code ?? '',
      headOf: (code) => {
        const head = staff.get(`head-${code}`);
        const department = departments.find((one) => one.code === code);
        if (!head || !department) return null;
        const reach = { departmentIds: [department.id], villageIds: [], gridCellIds: [] };
        const scope = { ...reach, kind: 'department' as const };
        const { id: personId, name } = head;
        return { kind: 'staff', personId, name, roles: ['departmentHead'], permissions, scope };
      },
    };
  });
}

/** One request and what became of it. */
interface Story {
  readonly owner: string;
  readonly asker: string;
  readonly purpose: string;
  readonly basis: RequestInput['basis'];
  readonly daysAgo: number;
  readonly ends: 'draft' | 'asked' | 'withdrawn' | 'refused' | 'used' | 'corrected' | 'revoked';
}

const stories: readonly Story[] = [
  {
    owner: 'health',
    asker: 'civil-affairs',
    purpose: '核对高龄津贴、护理补贴申请人的健康状况，避免群众重复提交证明',
    basis: 'socialAssistance',
    daysAgo: 12,
    ends: 'corrected',
  },
  {
    owner: 'agriculture',
    asker: 'civil-affairs',
    purpose: '核对低保家庭承包地面积，用于年度复核',
    basis: 'socialAssistance',
    daysAgo: 9,
    ends: 'used',
  },
  {
    owner: 'civil-affairs',
    asker: 'health',
    purpose: '家庭医生优先签约低保和高龄老人，上门随访',
    basis: 'dataSharing',
    daysAgo: 1,
    ends: 'asked',
  },
  {
    owner: 'police',
    asker: 'civil-affairs',
    purpose: '核对户籍变动，及时停发已迁出、已故人员的津贴',
    basis: 'statutoryDuty',
    daysAgo: 2,
    ends: 'asked',
  },
  {
    owner: 'health',
    asker: 'market-supervision',
    purpose: '了解辖区慢性病人数，用于药店布点参考',
    basis: 'dataSharing',
    daysAgo: 20,
    ends: 'refused',
  },
  {
    owner: 'police',
    asker: 'health',
    purpose: '核对流动人口接种对象名单',
    basis: 'statutoryDuty',
    daysAgo: 15,
    ends: 'revoked',
  },
  {
    owner: 'market-supervision',
    asker: 'health',
    purpose: '办理从业人员健康证时核对持证餐饮店，不再让店主带许可证复印件',
    basis: 'dataSharing',
    daysAgo: 4,
    ends: 'used',
  },
  {
    // With positions, so that maps of other systems can read it as OGC API Features.
    owner: 'emergency',
    asker: 'civil-affairs',
    purpose: '汛期为行动不便的老人预先安排就近的避险场所',
    basis: 'emergency',
    daysAgo: 5,
    ends: 'used',
  },
  {
    owner: 'construction',
    asker: 'emergency',
    purpose: '汛期排查危房住户，安排转移',
    basis: 'emergency',
    daysAgo: 6,
    ends: 'withdrawn',
  },
  {
    owner: 'agriculture',
    asker: 'construction',
    purpose: '宅基地审批核对承包地块位置',
    basis: 'statutoryDuty',
    daysAgo: 0,
    ends: 'draft',
  },
];

/** The same moment of the day, so many days ago. */
function before({ ctx }: Stage, actor: Actor, daysAgo: number): Ctx {
  const at = new Date(ctx.clock.now().getTime() - daysAgo * dayMs);
  return { ...ctx, actor, clock: fixedClock(at) };
}

async function play(stage: Stage, story: Story): Promise<void> {
  const [asker, owner] = [stage.headOf(story.asker), stage.headOf(story.owner)];
  const resource = stage.resources.find(
    (one) => stage.codeOf(one.ownerDepartmentId) === story.owner,
  );
  if (!asker || !owner || !resource) return;
  const asking = before(stage, asker, story.daysAgo);
  const isDraft = story.ends === 'draft';
  const request = await draftRequest(
    asking,
    { ...inputOf(asking, story, resource), ask: !isDraft },
    null,
  );
  if (isDraft || story.ends === 'asked') return;
  if (story.ends === 'withdrawn') {
    await withdrawRequest(asking, request.id);
    return;
  }
  await answer(stage, { story, request, owner, asker });
}

const mostFields = 6;
const periodDays = 60;

function inputOf({ clock }: Ctx, story: Story, resource: ResourceView): RequestInput {
  const today = localDay(clock.now());
  return {
    resourceId: resource.id,
    purpose: story.purpose,
    basis: story.basis,
    basisWords: '',
    fields: resource.fields.slice(0, mostFields).map(({ key }) => key),
    conditions: [],
    fromDay: today,
    untilDay: laterDay(today, periodDays),
    rowsPerDay: 20_000,
  };
}

interface Asked {
  readonly story: Story;
  readonly request: RequestView;
  readonly owner: Actor;
  readonly asker: Actor;
}

async function answer(stage: Stage, { story, request, owner, asker }: Asked): Promise<void> {
  const deciding = before(stage, owner, story.daysAgo - 1);
  const isRefusal = story.ends === 'refused';
  const decided = await decideRequest(deciding, request.id, {
    grant: !isRefusal,
    // What is near to a person goes masked where it can.
    fields: request.fields.map(({ key, personalClass, maskable }) => ({
      key,
      answer: personalClass && maskable ? 'masked' : 'granted',
    })),
    conditions: [],
    untilDay: request.untilDay,
    rowsPerDay: request.rowsPerDay,
    answer: isRefusal
      ? '健康档案只用于医疗卫生服务；所需人数可看公开统计'
      : '仅限本事项使用，不得另存、转交',
    version: request.version,
  });
  const { grantId } = decided;
  if (!grantId) return;
  await use(stage, asker, { grantId, story });
  if (story.ends === 'revoked') {
    const later = before(stage, owner, story.daysAgo - 10);
    await revokeGrant(later, grantId, '接种对象已由卫健系统直接提供，不再需要');
  }
  if (story.ends === 'corrected') await correct(stage, { grantId, owner, asker });
}

/** A few looks by staff, and by the department's own system. */
async function use(
  stage: Stage,
  asker: Actor,
  { grantId, story }: { readonly grantId: string; readonly story: Story },
): Promise<void> {
  for (const daysAgo of [story.daysAgo - 2, story.daysAgo - 4]) {
    await grantedPage(before(stage, asker, daysAgo), grantId, { limit: 20 });
  }
  if (story.ends === 'revoked') return;
  const key: Actor = { ...asker, kind: 'apiKey', personId: null, name: '民政业务系统（演示）' };
  await grantedPage(before(stage, key, 1), grantId, { limit: 50 });
}

async function correct(
  stage: Stage,
  {
    grantId,
    owner,
    asker,
  }: { readonly grantId: string; readonly owner: Actor; readonly asker: Actor },
): Promise<void> {
  const asking = before(stage, asker, 5);
  const { items, fields } = await grantedPage(asking, grantId, { limit: 1 });
  const field = fields.find(({ masked }) => !masked);
  const [row] = items;
  if (!field || !row) return;
  const sent = await sendCorrection(asking, grantId, {
    ref: row.ref,
    field: field.key,
    rightValue: '',
    words: '入户核实时发现与本人情况不符，请核对原始登记',
  });
  await answerCorrection(before(stage, owner, 3), sent.id, {
    act: 'accept',
    answer: '已受理，正与村医核对',
    effect: '',
    version: sent.version,
  });
}
