/** Suggestions of the demo, in every state; made, published and answered by the services themselves. */
import type { Outcome, RefusalReason, Topic } from '../contract/words.ts';
import { insertSupports } from '../store/suggestions.ts';
import {
  answerSuggestion,
  mergeSuggestion,
  publishSuggestion,
  refuseSuggestion,
} from '../service/suggestions/decide.ts';
import { keepSuggestions } from '../service/suggestions/make.ts';
import { type Stage, spread } from './stage.ts';

interface Story {
  readonly title: string;
  readonly body: string;
  readonly topic: Topic;
  readonly daysAgo: number;
  /** Code of the department that answers; none: waits to be read. */
  readonly department?: string;
  readonly answer?: readonly [Outcome, string, number];
  readonly refused?: readonly [RefusalReason, string];
  readonly supporters: number;
  /** Said again by somebody else, and merged. */
  readonly isSaidTwice?: boolean;
}

const stories: readonly Story[] = [
  {
    title: '东街小学门口加装减速带',
    body: '上下学时间电动车和三轮车开得快，孩子过马路不安全。建议在校门口两头各加一条减速带，再画一条斑马线。',
    topic: 'roads',
    daysAgo: 24,
    department: 'construction',
    answer: [
      'adopted',
      '已现场查看。校门口两侧各装一条橡胶减速带，并补画斑马线，上周五已经完工。放学时段派出所安排一名辅警值守。',
      9,
    ],
    supporters: 46,
    isSaidTwice: true,
  },
  {
    title: '圩日下午增加一班回村公交',
    body: '圩日散圩后人多，两点以后只有一班车，老人提着东西挤不上。希望三点半再加一班到下塘方向。',
    topic: 'transport',
    daysAgo: 20,
    department: 'office',
    answer: [
      'partlyAdopted',
      '与县客运公司商定，逢圩日 15:40 加开一班到下塘，先试运行两个月；上塘方向客流不足，暂不加班。',
      7,
    ],
    supporters: 38,
  },
  {
    title: '卫生院周末安排慢性病取药',
    body: '平时上班没空，老人自己取药又看不清药名。建议周六上午开个慢性病取药窗口。',
    topic: 'health',
    daysAgo: 16,
    department: 'health',
    answer: [
      'planned',
      '已列入明年工作：一月起每月第一、三周的周六上午开放慢性病取药窗口，并提供大字用药单。',
      6,
    ],
    supporters: 29,
  },
  {
    title: '老戏台旁的空地建个小公园',
    body: '老戏台旁边的空地长满杂草，建议修成小公园，放几张石凳，老人孩子有个去处。',
    topic: 'publicPlaces',
    daysAgo: 12,
    department: 'construction',
    answer: [
      'explained',
      '该地块为村集体建设用地，已规划村卫生室。附近河堤正在修步道，设有六处座椅，下月开放。',
      5,
    ],
    supporters: 17,
  },
  {
    title: '垃圾桶旁装一盏感应灯',
    body: '晚上倒垃圾看不见，常有人扔在桶外。建议几个大的投放点装太阳能感应灯。',
    topic: 'environment',
    daysAgo: 6,
    department: 'sanitation',
    supporters: 21,
  },
  {
    title: '在便民服务站放一台血压计',
    body: '站里每天都有老人坐着聊天，放一台自助血压计，再贴张怎么看数字的大字说明。',
    topic: 'elderly',
    daysAgo: 4,
    department: 'health',
    supporters: 33,
  },
  {
    title: '河边步道的台阶装扶手',
    body: '雨后台阶滑，上周有老人差点摔倒。建议在两处陡的台阶装上扶手。',
    topic: 'safety',
    daysAgo: 3,
    department: 'construction',
    supporters: 12,
  },
  {
    title: '农机补贴的办理流程写明白些',
    body: '去年办农机补贴跑了三趟，每趟缺的材料不一样。希望把材料一次写清楚，贴在村里。',
    topic: 'services',
    daysAgo: 2,
    department: 'agriculture',
    supporters: 8,
  },
  {
    title: '文化站晚上开到九点',
    body: '白天干活没时间，晚上想带孩子看书，文化站六点就关门了。建议夏天开到九点，我可以帮忙值班，电话 13700005678。',
    topic: 'education',
    daysAgo: 1,
    supporters: 0,
  },
  {
    title: '圩场公厕早点开门',
    body: '圩日五点就有人摆摊，公厕七点才开门，卖菜的人很不方便。',
    topic: 'environment',
    daysAgo: 0.3,
    supporters: 0,
  },
  {
    title: '隔壁某某家的狗太吵',
    body: '隔壁那家的狗天天晚上叫，主人不管，请你们去管管他们家。',
    topic: 'other',
    daysAgo: 9,
    refused: ['individualCase', '这是邻里间的个别问题，请用“上报”，社区会上门协调。'],
    supporters: 0,
  },
];

const moderating = ['participation.moderate', 'participation.answer'];

/** Plays the stories, oldest first. */
export async function fillSuggestions(stage: Stage): Promise<void> {
  const supports: { suggestionId: string; personId: string; supportedAt: Date }[] = [];
  for (const [at, story] of stories.toSorted((a, b) => b.daysAgo - a.daysAgo).entries()) {
    const published = await play(stage, story, at);
    const since = stage.ctx.clock.now().getTime() - story.daysAgo * 86_400_000;
    for (let count = 0; count < story.supporters; count += 1) {
      const person = stage.people[(at * 13 + count * 5 + 40) % stage.people.length];
      const supportedAt = new Date(since + spread(at * 100 + count) * story.daysAgo * 80_000_000);
      if (person)
        supports.push({ suggestionId: published, personId: person.personId, supportedAt });
    }
  }
  await stage.ctx.database.inTenant(stage.ctx, (tx) => insertSupports(tx, supports));
}

/** One suggestion to the state where its story ends. @returns its id */
async function play(stage: Stage, story: Story, at: number): Promise<string> {
  const author = stage.people[at];
  const { title, body, topic } = story;
  const making = stage.before(null, story.daysAgo * 24);
  const [row] = await making.database.inTenant(making, (tx) =>
    keepSuggestions(tx, [{ title, body, topic, authorId: author?.personId ?? null }]),
  );
  if (!row) throw new Error('a suggestion of the demo was not kept');
  const officer = stage.staff('officer1', ...moderating);
  const reading = stage.before(officer, Math.max(0, story.daysAgo * 24 - 5));
  const { version } = row;
  if (story.refused) {
    const [reason, words] = story.refused;
    await refuseSuggestion(reading, row.id, { reason, words, version });
  }
  const department = story.department && stage.department(story.department);
  if (!department) return row.id;
  const shown = await publishSuggestion(reading, row.id, {
    title,
    body,
    departmentId: department.id,
    version,
  });
  if (story.isSaidTwice) await sayAgain(stage, story, row.number);
  if (!story.answer) return row.id;
  const [outcome, answer, days] = story.answer;
  const head = stage.staff(`head-${story.department}`, 'participation.answer');
  const answering = stage.before(head, Math.max(1, (story.daysAgo - days) * 24));
  await answerSuggestion(answering, row.id, { outcome, answer, version: shown.version });
  return row.id;
}

async function sayAgain(stage: Stage, { topic, daysAgo }: Story, into: string): Promise<void> {
  const making = stage.before(null, (daysAgo - 2) * 24);
  const again = {
    title: '小学门口要有减速带',
    body: '东街小学门口车速太快，建议装减速带和斑马线。',
    topic,
    authorId: stage.people[60]?.personId ?? null,
  };
  const [row] = await making.database.inTenant(making, (tx) => keepSuggestions(tx, [again]));
  const officer = stage.before(stage.staff('officer1', ...moderating), (daysAgo - 3) * 24);
  if (row) await mergeSuggestion(officer, row.id, { into, version: row.version });
}
