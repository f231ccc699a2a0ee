/** The service root (OGC 18-088 §9.2.1): which sets there are, and what this server conforms to. */
import { navigations } from '#protocols/sensorthings/index.ts';

const requirements = 'http://www.opengis.net/spec/iot_sensing/1.1/req';

const conformance = [
  'datamodel',
  'resource-path/resource-path-to-entities',
  'request-data',
  'create-update-delete/create-entity',
  'create-update-delete/link-to-existing-entities',
  'create-update-delete/deep-insert',
  'create-update-delete/update-entity',
  'data-array/data-array',
].map((name) => `${requirements}/${name}`);

/** The document at the root. */
export function serviceRoot(base: string): unknown {
  return {
    value: Object.keys(navigations).map((name) => ({ name, url: `${base}/${name}` })),
    serverSettings: { conformance },
  };
}
