/** Who may see a row of a table with policies of reach, said naively: the measure for the database's own answer. */

/** A viewer drawn at random. */
export interface LeakViewer {
  readonly scope: 'town' | 'department' | 'village' | 'gridCell' | 'own';
  readonly personId: string;
  readonly departments: readonly string[];
  readonly villages: readonly string[];
  readonly gridCells: readonly string[];
  readonly confidential: boolean;
}

type Row = Readonly<Record<string, unknown>>;
type Sees = (row: Row, viewer: LeakViewer) => boolean;

const within = (ids: readonly string[], id: unknown): boolean =>
  typeof id === 'string' && ids.includes(id);

const byPlace: Sees = (row, viewer) =>
  viewer.scope === 'town' ||
  within(viewer.departments, row['department_id']) ||
  within(viewer.gridCells, row['grid_cell_id']) ||
  within(viewer.villages, row['village_id']);

const byDepartment: Sees = (row, viewer) =>
  viewer.scope === 'town' || within(viewer.departments, row['department_id']);

/** The department that shares and the one that uses. */
const byEither: Sees = (row, viewer) =>
  byDepartment(row, viewer) || within(viewer.departments, row['owner_department_id']);

/** The department that charges, and the person who pays. */
const byDepartmentOrPerson: Sees = (row, viewer) =>
  byDepartment(row, viewer) || row['person_id'] === viewer.personId;

/** The resident for whom is acted, and who acts. */
const byPair: Sees = (row, viewer) =>
  viewer.scope === 'town' ||
  row['principal_id'] === viewer.personId ||
  row['agent_id'] === viewer.personId;
/** The person concerned, and the department that receives the person. */
const byPersonOrDepartment: Sees = (row, viewer) =>
  byDepartment(row, viewer) || row['person_id'] === viewer.personId;

const byPerson: Sees = (row, viewer) =>
  viewer.scope === 'town' || row['person_id'] === viewer.personId;

/** By table; a table with such a policy that is not here is a fault. */
export const oracles: Readonly<Record<string, Sees>> = {
  'alarms.alarms': byPlace,
  'assist.mandates': byPair,
  'assist.sessions': byPair,
  'assist.acts': byPair,
  'environment.days': byPlace,
  'lighting.energy_days': byPlace,
  'things.things': byPlace,
  'vehicles.route_days': byDepartment,
  'intake.sources': byDepartment,
  'intake.batches': byDepartment,
  'sharing.requests': byEither,
  'sharing.grants': byEither,
  'sharing.uses': byEither,
  'sharing.sightings': byEither,
  'sharing.corrections': byEither,
  'sharing.subscriptions': byEither,
  'sharing.deliveries': byDepartment,
  'sharing.matters': (row, viewer) =>
    byEither(row, viewer) ||
    (row['taking_part'] as readonly string[]).some((id) => viewer.departments.includes(id)),
  'payment.bills': byDepartmentOrPerson,
  'payment.orders': byDepartmentOrPerson,
  'payment.receipts': byDepartmentOrPerson,
  'payment.refunds': byDepartment,
  'payment.waivers': byDepartment,
  'care.elders': (row, viewer) => byPlace(row, viewer) || row['person_id'] === viewer.personId,
  'volunteering.visits': (row, viewer) =>
    viewer.scope === 'town' ||
    row['person_id'] === viewer.personId ||
    within(viewer.gridCells, row['grid_cell_id']) ||
    within(viewer.villages, row['village_id']),
  'booking.bookings': byPersonOrDepartment,
  'booking.contacts': byPersonOrDepartment,
  'booking.tickets': byPersonOrDepartment,
  'booking.waits': byPerson,
  'booking.bars': byPerson,
  'participation.point_entries': byPerson,
  'participation.claims': byPerson,
  'participation.redemptions': byPerson,
  'privacy.requests': (row, viewer) =>
    viewer.scope === 'town' || row['person_id'] === viewer.personId,
  'services.drafts': (row, viewer) =>
    viewer.scope === 'town' || row['person_id'] === viewer.personId,
  'services.prefills': (row, viewer) =>
    viewer.scope === 'town' || row['person_id'] === viewer.personId,
  'services.applications': (row, viewer) =>
    byDepartment(row, viewer) || row['applicant_id'] === viewer.personId,
  'platform.looks': (row, viewer) =>
    viewer.scope === 'town' ||
    row['subject_id'] === viewer.personId ||
    row['viewer_id'] === viewer.personId,
  'policy.subscriptions': (row, viewer) =>
    viewer.scope === 'town' || row['person_id'] === viewer.personId,
  'directory.subscriptions': (row, viewer) =>
    viewer.scope === 'town' || row['person_id'] === viewer.personId,
  'map.drawings': (row, viewer) =>
    viewer.scope === 'town' ||
    row['person_id'] === viewer.personId ||
    row['audience'] === 'town' ||
    (row['audience'] === 'department' && within(viewer.departments, row['department_id'])),
  'messages.messages': (row, viewer) =>
    viewer.scope === 'town' || row['person_id'] === viewer.personId,
  'cases.cases': (row, viewer) => {
    const isOwn = row['handler_id'] === viewer.personId;
    const assisting = row['assisting_department_ids'] as readonly string[];
    const reaches =
      viewer.scope === 'town' ||
      within(viewer.departments, row['lead_department_id']) ||
      assisting.some((id) => viewer.departments.includes(id)) ||
      within(viewer.gridCells, row['grid_cell_id']) ||
      within(viewer.villages, row['village_id']) ||
      isOwn;
    return reaches && (row['sealed'] !== true || viewer.confidential || isOwn);
  },
};
