/** What people do about their own data. */
import { defineApi, Done, Id, oneOf, pageOf, paging, Type } from '#platform/contract/index.ts';
import { requestKinds } from './requests.ts';
import { ConsentInput, ConsentRow, LookRow, OwnData, OwnRequest } from './shapes.ts';

const file = (mediaType: string) => ({ reply: Type.Unsafe<never>({}), file: mediaType }) as const;

export const ownOperations = defineApi('privacy', {
  notices: {
    method: 'GET',
    path: '/privacy/notices',
    summary: 'What the town asks consent for, in plain words',
    permission: 'public',
    reply: Type.Object({ items: Type.Array(ConsentRow) }),
  },
  ownData: {
    method: 'GET',
    path: '/me/personal-data',
    summary: 'Everything the town holds of whoever asks, and for what',
    permission: 'signedIn',
    reply: OwnData,
  },
  ownDataJson: {
    method: 'GET',
    path: '/me/personal-data/json',
    summary: 'The same as a JSON file, to take elsewhere',
    permission: 'signedIn',
    ...file('application/json'),
  },
  ownDataPdf: {
    method: 'GET',
    path: '/me/personal-data/pdf',
    summary: 'The same as a PDF, to keep or print',
    permission: 'signedIn',
    ...file('application/pdf'),
  },
  ownLooks: {
    method: 'GET',
    path: '/me/personal-data/looks',
    summary: 'Who saw the data of whoever asks, and why',
    permission: 'signedIn',
    query: Type.Object(paging),
    reply: pageOf(LookRow),
  },
  lookReceipt: {
    method: 'GET',
    path: '/me/personal-data/looks/:lookId/receipt',
    summary: "The ledger's receipt of one look, a `.tlog-proof` file that is checked off line",
    permission: 'signedIn',
    params: Type.Object({ lookId: Id }),
    reply: Type.Object({ fileName: Type.String(), text: Type.String() }),
    problems: ['look-not-signed'],
  },
  ownConsents: {
    method: 'GET',
    path: '/me/consents',
    summary: 'What was consented to, and what is asked for',
    permission: 'signedIn',
    reply: Type.Object({ items: Type.Array(ConsentRow) }),
  },
  consent: {
    method: 'PUT',
    path: '/me/consents/:purpose',
    summary: 'Give consent or withdraw it',
    permission: 'signedIn',
    params: Type.Object({ purpose: Type.String({ maxLength: 40 }) }),
    body: ConsentInput,
    reply: ConsentRow,
    problems: ['purpose-unknown', 'notice-outdated', 'guardian-needed'],
  },
  ownRequests: {
    method: 'GET',
    path: '/me/personal-data/requests',
    summary: 'Requests of whoever asks, with their answers',
    permission: 'signedIn',
    reply: Type.Object({ items: Type.Array(OwnRequest) }),
  },
  request: {
    method: 'POST',
    path: '/me/personal-data/requests',
    summary: 'Ask for correction, erasure, restriction or an explanation',
    permission: 'signedIn',
    body: Type.Object({
      kind: oneOf(requestKinds),
      words: Type.String({ maxLength: 1000 }),
    }),
    reply: OwnRequest,
    status: 201,
    problems: ['request-open', 'request-empty'],
  },
  withdrawRequest: {
    method: 'POST',
    path: '/me/personal-data/requests/:requestId/withdraw',
    summary: 'Withdraw a request that was not carried out yet',
    permission: 'signedIn',
    params: Type.Object({ requestId: Id }),
    reply: Done,
    problems: ['request-decided'],
  },
});
