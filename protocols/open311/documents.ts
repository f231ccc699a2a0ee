/** Each reply of GeoReport v2 as a document; `toJson`, `toXml` or `encode` makes the body. */
import { type Leaf, list, type Open311Document } from './document.ts';
import type {
  Attribute,
  CreatedRequest,
  Discovery,
  Open311Error,
  Service,
  ServiceDefinition,
  ServiceRequest,
  TokenAnswer,
} from './types.ts';
import { formatW3cDate } from './w3c-date.ts';

const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2';

/** Reply to GET services. */
export function servicesDocument(services: readonly Service[]): Open311Document {
  const entries = services.map((service) => ({
    service_code: service.serviceCode,
    service_name: service.serviceName,
    description: service.description,
    metadata: service.metadata,
    type: service.type,
    keywords: service.keywords.join(', '),
    group: service.group,
  }));
  return { root: 'services', content: list('service', entries) };
}

/** Reply to GET services/{service_code}; attributes in their order. */
export function serviceDefinitionDocument(definition: ServiceDefinition): Open311Document {
  const attributes = [...definition.attributes].sort((a, b) => a.order - b.order);
  return {
    root: 'service_definition',
    content: {
      service_code: definition.serviceCode,
      attributes: list('attribute', attributes.map(attributeNode)),
    },
  };
}

function attributeNode(attribute: Attribute) {
  const values = attribute.values.map(({ key, name }) => ({ key, name }));
  return {
    variable: attribute.variable,
    code: attribute.code,
    datatype: attribute.datatype,
    required: attribute.required,
    datatype_description: attribute.datatypeDescription,
    order: attribute.order,
    description: attribute.description,
    ...(attribute.datatype.endsWith('list') ? { values: list('value', values) } : {}),
  };
}

/** Reply to POST requests: a list of one. */
export function createdDocument(created: CreatedRequest): Open311Document {
  const name =
    'token' in created
      ? { token: created.token }
      : { service_request_id: created.serviceRequestId };
  const rest = { service_notice: created.serviceNotice, account_id: created.accountId };
  return { root: 'service_requests', content: list('request', [{ ...name, ...rest }]) };
}

/** Reply to GET tokens/{token}: a list of one. */
export function tokenDocument(answer: TokenAnswer): Open311Document {
  const entry = { service_request_id: answer.serviceRequestId, token: answer.token };
  return { root: 'service_requests', content: list('request', [entry]) };
}

/** Reply to GET requests, and with a list of one to GET requests/{service_request_id}. */
export function requestsDocument(requests: readonly ServiceRequest[]): Open311Document {
  return { root: 'service_requests', content: list('request', requests.map(requestNode)) };
}

function requestNode(request: ServiceRequest): Readonly<Record<string, Leaf>> {
  return {
    service_request_id: request.serviceRequestId,
    status: request.status,
    status_notes: request.statusNotes,
    service_name: request.serviceName,
    service_code: request.serviceCode,
    description: request.description,
    agency_responsible: request.agencyResponsible,
    service_notice: request.serviceNotice,
    requested_datetime: formatW3cDate(request.requestedAt),
    updated_datetime: formatW3cDate(request.updatedAt),
    expected_datetime: request.expectedAt && formatW3cDate(request.expectedAt),
    address: request.address,
    address_id: request.addressId,
    zipcode: request.zipcode,
    lat: request.positionWgs84?.latitude ?? null,
    long: request.positionWgs84?.longitude ?? null,
    media_url: request.mediaUrl,
  };
}

/** Reply of every failed call. */
export function errorsDocument(errors: readonly Open311Error[]): Open311Document {
  const entries = errors.map(({ code, description }) => ({ code, description }));
  return { root: 'errors', content: list('error', entries) };
}

/** HTTP status of errors: 403 before 404 before 400, which is "any other" by the specification. */
export function statusOfErrors(errors: readonly Open311Error[]): 400 | 403 | 404 {
  if (errors.some((error) => error.code === 403)) return 403;
  return errors.some((error) => error.code === 404) ? 404 : 400;
}

/** Reply to GET discovery. */
export function discoveryDocument(discovery: Discovery): Open311Document {
  const endpoints = discovery.endpoints.map((endpoint) => ({
    specification: SPECIFICATION,
    url: endpoint.url,
    changeset: formatW3cDate(endpoint.changedAt),
    type: endpoint.type,
    formats: list('format', ['text/xml', 'application/json']),
  }));
  return {
    root: 'discovery',
    content: {
      changeset: formatW3cDate(discovery.changedAt),
      contact: discovery.contact,
      key_service: discovery.keyService,
      endpoints: list('endpoint', endpoints),
    },
  };
}
