/** What the protection of personal data asks of participation. */
import type { PersonalErase, PersonalExport } from '#platform/personal/index.ts';
import { removeFiles } from '#modules/files/index.ts';
import { accountOf } from '../store/points.ts';
import { claimPhotos, forgetPerson, openRedemptions, votesOfPerson } from '../store/personal.ts';

const label = (zh: string, en: string) => ({ zh, en });

/** Votes and points of a person; suggestions, comments and claims show themselves by their declared columns. */
export const exportOfParticipation: PersonalExport = {
  title: label('我的投票和积分', 'My votes and points'),
  records: async (tx, { personId }) => {
    const account = await accountOf(tx, personId);
    const votes = await votesOfPerson(tx, personId);
    const points = account && {
      title: label('积分账户', 'Points'),
      at: null,
      values: [
        { label: label('余额', 'Balance'), value: String(account.balance) },
        { label: label('累计获得', 'Earned in all'), value: String(account.earned) },
      ],
      link: '/points',
    };
    return [
      ...(points ? [points] : []),
      ...votes.map(({ number, title, way, onDay }) => ({
        title: label(`投票 ${number}`, `Vote ${number}`),
        at: `${onDay}T00:00:00+08:00`,
        values: [
          { label: label('内容', 'Question'), value: title },
          { label: label('方式', 'Way'), value: way === 'paper' ? '纸质选票' : '手机' },
        ],
        link: `/polls/${number}`,
      })),
    ];
  },
};

/** Words and names go; what is published stays without its author, a voice stays counted. */
export const eraseOfParticipation: PersonalErase = {
  obstacles: async (tx, { personId }) => {
    const waiting = await openRedemptions(tx, personId);
    return waiting.map((name) => ({
      what: label(`待取货的“${name}”`, `“${name}” waiting to be collected`),
      why: label('取走或取消后即可删除', 'It can be erased once it is collected or cancelled'),
      later: true,
    }));
  },
  erase: async (tx, { personId, phones }) => {
    const photos = await claimPhotos(tx, personId);
    await forgetPerson(tx, { personId, phones });
    return removeFiles(tx, photos);
  },
};
