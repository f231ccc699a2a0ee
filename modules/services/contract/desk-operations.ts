/** What the desks of the departments and the window do. */
import { Id, oneOf, pageOf, paging, Type } from '#platform/contract/index.ts';
import { DeskActInput, DeskApplication, DeskRow, Receipt, WindowInput } from './application.ts';
import { deskActs } from './stages.ts';

const filter = {
  tab: Type.Optional(oneOf(['new', 'mine', 'late', 'open', 'ended'])),
  departmentCode: Type.Optional(Type.String({ maxLength: 40 })),
  itemCode: Type.Optional(Type.String({ maxLength: 40 })),
  /** A number, whole or its end. */
  number: Type.Optional(Type.String({ maxLength: 40 })),
};
const params = Type.Object({ applicationId: Id });
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const deskOperations = {
  applications: {
    method: 'GET',
    path: '/services/applications',
    summary: "Applications within the viewer's reach, the most urgent first",
    permission: 'services.read',
    query: Type.Object({ ...filter, ...paging }),
    reply: pageOf(DeskRow),
  },
  applicationCounts: {
    method: 'GET',
    path: '/services/applications/counts',
    summary: 'How many are new, mine, late, open',
    permission: 'services.read',
    reply: Type.Object({
      new: Type.Integer(),
      mine: Type.Integer(),
      late: Type.Integer(),
      open: Type.Integer(),
      ended: Type.Integer(),
    }),
  },
  applicationsSheet: {
    method: 'GET',
    path: '/services/applications/xlsx',
    summary: 'The filtered list as XLSX, at most 20,000 rows, names masked',
    permission: 'services.export',
    query: Type.Object(filter),
    reply: Type.Unsafe<never>({}),
    file: sheet,
  },
  application: {
    method: 'GET',
    path: '/services/applications/:applicationId',
    summary: 'One application whole; the look is noted and the applicant can read it',
    permission: 'services.read',
    params,
    reply: DeskApplication,
    problems: ['not-found'],
  },
  deskAct: {
    method: 'POST',
    path: '/services/applications/:applicationId/acts/:act',
    summary:
      'Accept, decline, ask for a supplement, approve, refuse, deliver: as the table of stages allows',
    permission: 'services.handle',
    params: Type.Object({ applicationId: Id, act: oneOf(deskActs) }),
    body: DeskActInput,
    reply: DeskApplication,
    idempotent: true,
    problems: [
      'not-found',
      'application-act-closed',
      'application-act-foreign',
      'application-act-lacks',
      'changed-meanwhile',
      'fee-due',
    ],
  },
  takeDown: {
    method: 'POST',
    path: '/services/applications',
    summary: 'Take an application down at the window for somebody, with their consent',
    permission: 'services.take',
    body: WindowInput,
    reply: Receipt,
    status: 201,
    idempotent: true,
    problems: ['item-unknown', 'item-not-online', 'answers-faulty', 'applicant-phone-faulty'],
  },
} as const;
