/** The catalogue as DCAT 3 (W3C Recommendation, 2024) in JSON-LD. */
import type { FieldView, Frequency, Grade, ResourceKind } from '../contract/shapes.ts';

/** A resource as it is described outside. */
export interface Described {
  readonly id: string;
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly summary: string;
  readonly theme: string;
  readonly keywords: readonly string[];
  readonly ownerZh: string;
  readonly ownerEn: string;
  readonly grade: Grade;
  readonly gradeReason: string;
  readonly kind: ResourceKind;
  readonly frequency: Frequency;
  readonly fields: readonly FieldView[];
  readonly sourceSystem: string;
  /** 0–100 of the last daily measuring; null before the first. */
  readonly score: number | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** EU vocabulary of frequencies, the one that DCAT profiles name. */
const frequencyCodes: Readonly<Record<Frequency, string>> = {
  realTime: 'UPDATE_CONT',
  daily: 'DAILY',
  weekly: 'WEEKLY',
  monthly: 'MONTHLY',
  quarterly: 'QUARTERLY',
  yearly: 'ANNUAL',
  irregular: 'IRREG',
};

const rights: Readonly<Record<Grade, string>> = {
  open: 'PUBLIC',
  conditional: 'RESTRICTED',
  closed: 'NON_PUBLIC',
};

const authority = 'http://publications.europa.eu/resource/authority';

const inBoth = (zh: string, en: string) => [
  { '@language': 'zh', '@value': zh },
  ...(en ? [{ '@language': 'en', '@value': en }] : []),
];

/** The document. @param base address under which things have their names, without a slash at its end */
export function dcatOf(
  base: string,
  town: { readonly nameZh: string; readonly nameEn: string },
  resources: readonly Described[],
): object {
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
      csvw: 'http://www.w3.org/ns/csvw#',
      skos: 'http://www.w3.org/2004/02/skos/core#',
      vcard: 'http://www.w3.org/2006/vcard/ns#',
      dqv: 'http://www.w3.org/ns/dqv#',
    },
    '@id': `${base}/catalogue`,
    '@type': 'dcat:Catalog',
    'dct:title': inBoth(`${town.nameZh}政务数据资源目录`, `Catalogue of data of ${town.nameEn}`),
    'dct:publisher': {
      '@type': 'foaf:Organization',
      'foaf:name': inBoth(town.nameZh, town.nameEn),
    },
    'dct:language': 'zh',
    'dcat:dataset': resources.map((one) => datasetOf(base, one)),
  };
}

function datasetOf(base: string, one: Described): object {
  return {
    '@id': `${base}/catalogue/resources/${one.code}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': one.code,
    'dct:title': inBoth(one.titleZh, one.titleEn),
    'dct:description': inBoth(one.summary, ''),
    'dcat:keyword': one.keywords.map((word) => ({ '@language': 'zh', '@value': word })),
    'dcat:theme': { '@type': 'skos:Concept', 'skos:prefLabel': inBoth(one.theme, '') },
    'dct:publisher': {
      '@type': 'foaf:Organization',
      'foaf:name': inBoth(one.ownerZh, one.ownerEn),
    },
    'dcat:contactPoint': {
      '@type': 'vcard:Organization',
      'vcard:fn': inBoth(one.ownerZh, one.ownerEn),
    },
    ...(one.sourceSystem ? { 'dct:source': inBoth(one.sourceSystem, '') } : {}),
    ...(one.score === null ? {} : { 'dqv:hasQualityMeasurement': qualityOf(one.score) }),
    'dct:issued': { '@type': 'xsd:dateTime', '@value': one.createdAt.toISOString() },
    'dct:modified': { '@type': 'xsd:dateTime', '@value': one.changedAt.toISOString() },
    'dct:accrualPeriodicity': { '@id': `${authority}/frequency/${frequencyCodes[one.frequency]}` },
    'dct:accessRights': { '@id': `${authority}/access-right/${rights[one.grade]}` },
    // Read in place: there is no distribution to be fetched here, only a service that asks the source each time.
    'dcat:distribution': {
      '@type': 'dcat:Distribution',
      'dct:description': inBoth(...readWords[one.kind]),
      // Where to ask for it: profiles of DCAT want an address at each distribution.
      'dcat:accessURL': { '@id': `${base}/console/catalogue/${one.id}` },
      'dcat:accessService': {
        '@type': 'dcat:DataService',
        'dct:title': inBoth('获批共享数据的接口', 'Interface of granted data'),
        'dcat:endpointURL': { '@id': `${base}/api/v1/sharing/grants` },
        'dcat:endpointDescription': { '@id': `${base}/openapi.json` },
      },
    },
    ...(one.gradeReason ? { 'dct:rights': inBoth(one.gradeReason, '') } : {}),
    'csvw:tableSchema': {
      'csvw:column': one.fields.map(({ key, titleZh, titleEn, type }) => ({
        'csvw:name': key,
        'csvw:titles': inBoth(titleZh, titleEn),
        'csvw:datatype': csvwTypes[type],
      })),
    },
  };
}

/** The score of the last daily measuring (Data Quality Vocabulary, W3C 2016). */
const qualityOf = (score: number): object => ({
  '@type': 'dqv:QualityMeasurement',
  'dqv:isMeasurementOf': {
    '@type': 'dqv:Metric',
    'skos:prefLabel': inBoth('质量分（0–100）', 'Quality score (0–100)'),
  },
  'dqv:value': { '@type': 'xsd:decimal', '@value': score },
});

const readWords: Readonly<Record<ResourceKind, readonly [zh: string, en: string]>> = {
  held: [
    '归集入库：读取平台中最近一次归集的数据',
    'Brought in: what is read is what was last brought in',
  ],
  inPlace: [
    '留在来源：使用时从责任部门的系统现场读取，平台不存副本',
    'Read in place: rows stay in the system of their owner and are read there at each use; there is no copy',
  ],
};

const csvwTypes: Readonly<Record<FieldView['type'], string>> = {
  text: 'string',
  integer: 'integer',
  decimal: 'double',
  date: 'date',
  boolean: 'boolean',
  instant: 'datetime',
  longitude: 'double',
  latitude: 'double',
};
