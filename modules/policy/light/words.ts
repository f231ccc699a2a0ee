/** The words of the script-free pages. */
import type { LightRequest } from '#platform/light/index.ts';
import type { PolicyTopic, PolicyValidity } from '../contract/index.ts';

const topics: Readonly<Record<PolicyTopic, readonly [zh: string, en: string]>> = {
  relief: ['社会救助', 'Relief'],
  elder: ['养老', 'Old age'],
  medical: ['看病医保', 'Health insurance'],
  work: ['就业创业', 'Work'],
  schooling: ['上学', 'Schooling'],
  housing: ['住房建房', 'Housing'],
  farming: ['种养补贴', 'Farming'],
  disability: ['残疾人', 'Disability'],
  family: ['生育婚姻', 'Family'],
  household: ['户籍证件', 'Documents'],
  funeral: ['身后事', 'Funerals'],
  veterans: ['退役军人', 'Veterans'],
  safety: ['安全环境', 'Safety'],
  business: ['开店经营', 'Business'],
};

const validities: Readonly<Record<PolicyValidity, readonly [zh: string, en: string]>> = {
  inForce: ['有效', 'in force'],
  notYet: ['还没施行', 'not yet in force'],
  expired: ['已过期', 'expired'],
  repealed: ['已废止', 'repealed'],
};

/** A topic in the page's language. */
export const topicWords = (page: LightRequest, topic: PolicyTopic): string =>
  page.say(...topics[topic]);

/** Whether a policy holds, in the page's language. */
export const validityWords = (page: LightRequest, validity: PolicyValidity): string =>
  page.say(...validities[validity]);
