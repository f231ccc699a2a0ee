/** Where a request reads: its transaction, its catalogue, its base address. */
import type { Tx } from '#platform/database/index.ts';
import type { Catalogue } from './catalogue.ts';

/** What every step of reading needs. */
export interface Reading {
  readonly tx: Tx;
  readonly catalogue: Catalogue;
  /** `https://host/sensorthings/v1.1` */
  readonly base: string;
}
