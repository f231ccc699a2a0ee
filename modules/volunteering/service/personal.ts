/** What the protection of personal data asks of volunteering; photos of visits. */
import { type FileAccess, removeFiles } from '#modules/files/index.ts';
import { elevate } from '#platform/database/index.ts';
import { olderPeople } from '#platform/older-people/index.ts';
import type { PersonalErase, PersonalExport } from '#platform/personal/index.ts';
import { wordZh } from '../contract/index.ts';
import { forgetVisits, visitById, visitRows } from '../store/visits.ts';
import { updateVolunteer, volunteerBy } from '../store/volunteers.ts';
import { doorOwner } from './own.ts';

const label = (zh: string, en: string) => ({ zh, en });
const most = 500;

/** What is held of a volunteer. */
export const exportOfVolunteering: PersonalExport = {
  title: label('志愿服务', 'Volunteering'),
  records: async (tx, { personId }) => {
    const volunteer = await volunteerBy(tx, { personId });
    if (!volunteer) return [];
    await elevate(tx);
    const visits = await visitRows(tx, { personId }, most);
    return [
      {
        title: label('志愿者登记', 'Registration'),
        at: volunteer.createdAt.toISOString(),
        values: [
          { label: label('能教', 'Teaches'), value: volunteer.skills.map(wordZh).join('、') },
          { label: label('走访次数', 'Visits'), value: String(visits.length) },
        ],
        link: '/volunteer',
      },
    ];
  },
};

/**
 * A volunteer leaves, or an older person who was visited: words and photos go; that a visit took place stays, as what was
 * taught. The register of older people is asked before it forgets, because higher modules erase first.
 */
export const eraseOfVolunteering: PersonalErase = {
  obstacles: () => Promise.resolve([]),
  erase: async (tx, { personId }) => {
    const olderIds = await olderPeople(tx).ofAccount(tx, personId);
    const photos = await forgetVisits(tx, { personId, olderIds });
    const volunteer = await volunteerBy(tx, { personId });
    if (!volunteer) return removeFiles(tx, photos);
    const endedAt = volunteer.endedAt ?? tx.ctx.clock.now();
    await updateVolunteer(tx, volunteer.id, volunteer.version, {
      state: 'ended',
      endedAt,
      note: '',
      villageIds: [],
    });
    return removeFiles(tx, photos);
  },
};

/** Photos of visits are seen by whoever reaches the visit. */
export const fileAccessOfVisits: FileAccess = {
  mayRead: async (tx, _ctx, { ownerKind, ownerId }) =>
    ownerKind === doorOwner && (await visitById(tx, ownerId)) !== undefined,
};
