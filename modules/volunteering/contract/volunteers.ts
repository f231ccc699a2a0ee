/** Volunteers, lesson plans and settings. */
import { Id, oneOf, personal, type Static, Type } from '#platform/contract/index.ts';
import { skills } from './words.ts';

const Text = Type.String();
export const Day = Type.String({ format: 'date', pattern: '^20\\d\\d-' });
export const Version = Type.Integer({ minimum: 1 });
export const Skills = Type.Array(oneOf(skills), { maxItems: 8, uniqueItems: true });
export const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const VolunteerInput = Type.Object({
  skills: Skills,
  villageIds: Type.Array(Id, { maxItems: 60, uniqueItems: true }),
  weekdays: Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), {
    maxItems: 7,
    uniqueItems: true,
  }),
  note: Type.String({ maxLength: 300 }),
  state: oneOf(['active', 'paused', 'ended']),
});
export type VolunteerInput = Static<typeof VolunteerInput>;

export const VolunteerRow = Type.Object({
  ...VolunteerInput.properties,
  id: Text,
  personId: Text,
  name: Type.String(personal('people.people.name', 'staff')),
  phone: Type.String(personal('people.people.phone')),
  isStaff: Type.Boolean(),
  visits: Type.Integer(),
  planned: Type.Integer(),
  minutes: Type.Integer(),
  version: Type.Integer(),
});
export type VolunteerRow = Static<typeof VolunteerRow>;

export const Step = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 40 }),
  text: Type.String({ minLength: 1, maxLength: 300 }),
});
export type Step = Static<typeof Step>;

export const LessonInput = Type.Object({
  titleZh: Type.String({ minLength: 1, maxLength: 40 }),
  titleEn: Type.String({ minLength: 1, maxLength: 80 }),
  skill: oneOf(skills),
  minutes: Type.Integer({ minimum: 5, maximum: 180 }),
  steps: Type.Array(Step, { minItems: 1, maxItems: 20 }),
  position: Type.Integer({ minimum: 0, maximum: 999 }),
  active: Type.Boolean(),
});
export type LessonInput = Static<typeof LessonInput>;

export const Lesson = Type.Object({
  ...LessonInput.properties,
  code: Text,
  version: Type.Integer(),
});
export type Lesson = Static<typeof Lesson>;

export const Settings = Type.Object({
  fromAge: Type.Integer({ minimum: 50, maximum: 90 }),
  revisitDays: Type.Integer({ minimum: 7, maximum: 180 }),
  coveredDays: Type.Integer({ minimum: 30, maximum: 1095 }),
});
export type Settings = Static<typeof Settings>;

/** The house's own, where a town has set nothing. */
export const defaultSettings: Settings = { fromAge: 60, revisitDays: 30, coveredDays: 365 };

const byVolunteer = Type.Object({ volunteerId: Id });

export const volunteerOperations = {
  volunteers: {
    method: 'GET',
    path: '/volunteering/volunteers',
    summary: 'Volunteers with their visits and hours',
    permission: 'volunteering.read',
    reply: Type.Object({ items: Type.Array(VolunteerRow) }),
  },
  volunteersSheet: {
    method: 'GET',
    path: '/volunteering/volunteers/file',
    summary: 'The same as XLSX, masked',
    permission: 'volunteering.read',
    reply: Type.Unknown(),
    file: sheetType,
  },
  addVolunteer: {
    method: 'POST',
    path: '/volunteering/volunteers',
    summary:
      'Register a volunteer who agreed: a resident by the proved telephone, or a member of staff by user name',
    permission: 'volunteering.manage',
    body: Type.Object({
      ...VolunteerInput.properties,
      who: Type.String({ minLength: 2, maxLength: 40 }),
      consent: Type.Boolean(),
    }),
    reply: VolunteerRow,
    status: 201,
    problems: ['volunteer-unknown', 'volunteer-there', 'volunteer-consent-missing'],
  },
  changeVolunteer: {
    method: 'PUT',
    path: '/volunteering/volunteers/:volunteerId',
    summary: 'Change skills, villages, days; pause or end',
    permission: 'volunteering.manage',
    params: byVolunteer,
    body: Type.Object({ ...VolunteerInput.properties, version: Version }),
    reply: VolunteerRow,
    problems: ['not-found', 'changed-meanwhile'],
  },
  lessons: {
    method: 'GET',
    path: '/volunteering/lessons',
    summary: 'Lesson plans',
    permission: 'signedIn',
    onBehalf: 'self',
    reply: Type.Object({ items: Type.Array(Lesson) }),
  },
  saveLesson: {
    method: 'PUT',
    path: '/volunteering/lessons/:code',
    summary: 'Add or change a lesson plan',
    permission: 'volunteering.manage',
    params: Type.Object({ code: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }) }),
    body: Type.Object({
      ...LessonInput.properties,
      version: Type.Integer({ minimum: 0, description: '0: a new one' }),
    }),
    reply: Lesson,
    problems: ['changed-meanwhile'],
  },
  volunteeringSettings: {
    method: 'GET',
    path: '/volunteering/settings',
    summary: 'From which age people are visited, and when again',
    permission: 'volunteering.read',
    reply: Settings,
  },
  saveVolunteeringSettings: {
    method: 'PUT',
    path: '/volunteering/settings',
    summary: 'Change them',
    permission: 'volunteering.manage',
    body: Settings,
    reply: Settings,
  },
} as const;
