/**
 * Open311 GeoReport v2, https://wiki.open311.org/GeoReport_v2 : what its resources mean.
 * Codes and ids are strings here and on the wire (a number would lose the zeros of "001").
 */

/** How a request of this service is answered: at once with an id, later by token, or never. */
export type ServiceType = 'realtime' | 'batch' | 'blackbox';

/** A kind of report that may be sent in. */
export interface Service {
  readonly serviceCode: string;
  readonly serviceName: string;
  readonly description: string;
  /** True if a service definition with further questions exists. */
  readonly metadata: boolean;
  readonly type: ServiceType;
  readonly keywords: readonly string[];
  readonly group: string;
}

/** Type of the answer to an attribute's question. */
export type AttributeDatatype =
  | 'string'
  | 'number'
  | 'datetime'
  | 'text'
  | 'singlevaluelist'
  | 'multivaluelist';

/** A further question of a service. */
export interface Attribute {
  readonly code: string;
  /** False for a text that is only shown. */
  readonly variable: boolean;
  readonly datatype: AttributeDatatype;
  readonly required: boolean;
  /** Helps to give the answer, e.g. a unit; null if there is nothing to say. */
  readonly datatypeDescription: string | null;
  /** 1 is asked first; unique within the service. */
  readonly order: number;
  readonly description: string;
  /** Choices of the two list types, else empty. */
  readonly values: readonly { readonly key: string; readonly name: string }[];
}

/** The further questions of a service. */
export interface ServiceDefinition {
  readonly serviceCode: string;
  readonly attributes: readonly Attribute[];
}

/** The two states that GeoReport knows; which of ours is which is the caller's to say. */
export type RequestStatus = 'open' | 'closed';

/** A report as the public may see it. Null is "not given". */
export interface ServiceRequest {
  readonly serviceRequestId: string;
  readonly status: RequestStatus;
  readonly statusNotes: string | null;
  readonly serviceName: string;
  readonly serviceCode: string;
  readonly description: string | null;
  readonly agencyResponsible: string | null;
  readonly serviceNotice: string | null;
  readonly requestedAt: Date;
  readonly updatedAt: Date;
  readonly expectedAt: Date | null;
  readonly address: string | null;
  readonly addressId: string | null;
  readonly zipcode: string | null;
  readonly positionWgs84: { readonly longitude: number; readonly latitude: number } | null;
  readonly mediaUrl: string | null;
}

/** Answer to a new request: its id, or a token to ask for the id later; never both. */
export type CreatedRequest = (
  | { readonly serviceRequestId: string }
  | { readonly token: string }
) & {
  readonly serviceNotice: string | null;
  readonly accountId: string | null;
};

/** Answer to a token: the id if it exists by now. */
export interface TokenAnswer {
  readonly token: string;
  readonly serviceRequestId: string | null;
}

/** One error. `code` is the HTTP status (400, 403 or 404) or a finer number. */
export interface Open311Error {
  readonly code: number;
  /** Shown to the person: what was wrong, where, what to do. */
  readonly description: string;
}

/** Service discovery, https://wiki.open311.org/Service_Discovery . */
export interface Discovery {
  readonly changedAt: Date;
  /** How to reach the people behind the endpoint. */
  readonly contact: string;
  /** Where to get an API key. */
  readonly keyService: string;
  readonly endpoints: readonly {
    readonly url: string;
    readonly changedAt: Date;
    readonly type: 'production' | 'test' | 'acceptance';
  }[];
}

/** Either a value or every error found. */
export type Parsed<T> =
  | { readonly value: T; readonly errors?: never }
  | { readonly value?: never; readonly errors: readonly Open311Error[] };
