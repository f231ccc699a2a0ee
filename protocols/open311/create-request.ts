/** Reading POST requests. */
import { cleanText, type Form, type FormInput, FormReader, readForm } from './form.ts';
import type { Parsed } from './types.ts';

/** Where it is: at least one of the three is given. */
export interface RequestLocation {
  readonly positionWgs84?: { readonly longitude: number; readonly latitude: number };
  readonly addressString?: string;
  readonly addressId?: string;
}

/** A new request as sent in; whether its codes exist is the caller's to check. */
export interface CreateRequest extends RequestLocation {
  readonly jurisdictionId?: string;
  readonly serviceCode: string;
  /** Answers by attribute code; several for a multivaluelist. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  readonly email?: string;
  readonly deviceId?: string;
  readonly accountId?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phone?: string;
  /** At most 4,000 characters, line ends as LF. */
  readonly description?: string;
  /** http or https. */
  readonly mediaUrl?: string;
}

/** Limit of the specification. */
export const MAX_DESCRIPTION_CHARACTERS = 4000;
const MAX_ATTRIBUTES = 100;
const MAX_ATTRIBUTE_CHARACTERS = 4000;

/** Optional plain texts: our name, wire name, most characters. */
const TEXTS = [
  ['jurisdictionId', 'jurisdiction_id', 200],
  ['addressString', 'address_string', 500],
  ['addressId', 'address_id', 200],
  ['deviceId', 'device_id', 200],
  ['accountId', 'account_id', 200],
  ['firstName', 'first_name', 100],
  ['lastName', 'last_name', 100],
  ['description', 'description', MAX_DESCRIPTION_CHARACTERS],
] as const;

/** Reads a form body; all faults are told at once, each with what to do. */
export function parseCreateRequest(input: FormInput): Parsed<CreateRequest> {
  const form = readForm(input);
  const reader = new FormReader(form);
  const serviceCode = reader.text('service_code', 200);
  if (serviceCode === undefined && reader.errors.length === 0) {
    reader.fault('service_code was not provided; take one from the service list');
  }
  const texts: Record<string, string> = {};
  for (const [ours, wire, maxLength] of TEXTS) {
    const value = reader.text(wire, maxLength);
    if (value !== undefined) texts[ours] = value;
  }
  const location = readLocation(reader, texts);
  const contact = readContact(reader);
  const attributes = readAttributes(form, reader);
  if (reader.errors.length > 0 || serviceCode === undefined) return { errors: reader.errors };
  return { value: { ...texts, ...location, ...contact, serviceCode, attributes } };
}

function readLocation(
  reader: FormReader,
  texts: Readonly<Record<string, string>>,
): RequestLocation {
  const latitude = readDegrees(reader, 'lat', 90);
  const longitude = readDegrees(reader, 'long', 180);
  if (latitude === 'wrong' || longitude === 'wrong') return {};
  if (latitude !== undefined && longitude !== undefined)
    return { positionWgs84: { longitude, latitude } };
  if (latitude !== undefined || longitude !== undefined) {
    reader.fault(
      `${latitude === undefined ? 'lat' : 'long'} is missing; send lat and long together`,
    );
  } else if (texts.addressString === undefined && texts.addressId === undefined) {
    reader.fault('no location was provided; send lat and long, or address_string, or address_id');
  }
  return {};
}

function readDegrees(reader: FormReader, name: 'lat' | 'long', limit: number) {
  const before = reader.errors.length;
  const text = reader.text(name, 40);
  if (text === undefined) return reader.errors.length > before ? 'wrong' : undefined;
  const degrees = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,2})?$/i.test(text)
    ? Number(text)
    : Number.NaN;
  if (Math.abs(degrees) <= limit) return degrees;
  const hint = name === 'lat' && Math.abs(degrees) <= 180 ? '; are lat and long swapped?' : '';
  reader.fault(`${name} must be WGS-84 degrees from -${limit} to ${limit}${hint}`);
  return 'wrong';
}

function readContact(reader: FormReader): Pick<CreateRequest, 'email' | 'phone' | 'mediaUrl'> {
  const email = reader.text('email', 254);
  if (email !== undefined && !/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(email)) {
    reader.fault('email is not an address; send name@domain or leave it out');
  }
  const phone = reader.text('phone', 40);
  if (phone !== undefined && !/^\+?[\d\s()./#*-]*\d[\d\s()./#*-]*$/.test(phone)) {
    reader.fault('phone is not a number; send digits or leave it out');
  }
  const mediaUrl = reader.text('media_url', 2000);
  if (mediaUrl !== undefined && !(/^https?:\/\//i.test(mediaUrl) && URL.canParse(mediaUrl))) {
    reader.fault('media_url must be a whole http or https address');
  }
  return {
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(mediaUrl === undefined ? {} : { mediaUrl }),
  };
}

/** Collects `attribute[CODE]=…` and `attribute[CODE][]=…`. */
function readAttributes(form: Form, reader: FormReader): Map<string, string[]> {
  const attributes = new Map<string, string[]>();
  for (const [name, values] of form) {
    const code = /^attribute\[([^[\]]{1,100})\](?:\[\d*\])?$/.exec(name)?.[1];
    if (code === undefined) {
      if (name.startsWith('attribute'))
        reader.fault('an attribute must be sent as attribute[CODE]=value');
      continue;
    }
    const given = values.map(cleanText).filter((value) => value !== '');
    if (given.length > 0) attributes.set(code, [...(attributes.get(code) ?? []), ...given]);
  }
  if ([...attributes.values()].flat().length > MAX_ATTRIBUTES) {
    reader.fault(`more than ${MAX_ATTRIBUTES} attribute values were sent`);
  }
  if (
    [...attributes.values()]
      .flat()
      .some((value) => Array.from(value).length > MAX_ATTRIBUTE_CHARACTERS)
  ) {
    reader.fault(`an attribute value is longer than ${MAX_ATTRIBUTE_CHARACTERS} characters`);
  }
  return attributes;
}
