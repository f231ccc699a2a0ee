/** What was chosen in the table of reasons. */
export interface Chosen {
  readonly reason: string;
  readonly door: string;
}
