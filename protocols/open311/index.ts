/** Open311 GeoReport v2: a pure codec. Bytes and addresses in, typed values out, and back. */
export { checkAttributes } from './attributes.ts';
export {
  type CreateRequest,
  parseCreateRequest,
  type RequestLocation,
} from './create-request.ts';
export {
  contentTypes,
  encode,
  type JsonValue,
  type Open311Document,
  type Open311Format,
  toJson,
  toXml,
  xmlSafeText,
} from './document.ts';
export {
  createdDocument,
  discoveryDocument,
  errorsDocument,
  requestsDocument,
  serviceDefinitionDocument,
  servicesDocument,
  statusOfErrors,
  tokenDocument,
} from './documents.ts';
export { apiKeyOf, type FormInput } from './form.ts';
export { type Open311Resource, parseResource } from './path.ts';
export {
  checkJurisdiction,
  parseRequestsQuery,
  type RequestsQuery,
} from './requests-query.ts';
export type * from './types.ts';
export { formatW3cDate, parseW3cDate } from './w3c-date.ts';
