/** What the server acknowledged, as its callers remember it. */

/** An acknowledged report. */
export interface AcknowledgedReport {
  readonly key: string;
  readonly number: string;
  readonly caseId: string;
}

/** An acknowledged action; `word` stands in its reason. */
export interface AcknowledgedAction {
  readonly word: string;
  readonly caseId: string;
  readonly action: string;
}

/** Everything remembered. */
export class Journal {
  readonly reports: AcknowledgedReport[] = [];
  readonly actions: AcknowledgedAction[] = [];
  /** Words of actions that were refused: they must not stand in any timeline. */
  readonly refused: string[] = [];
  /** Refusals by problem code. */
  readonly refusals = new Map<string, number>();
  /** Cases whose deadline was drawn near and on which nobody acted afterwards. */
  readonly abandoned = new Set<string>();
  /** Requests that had to be sent more than once. */
  repeats = 0;

  refuse(word: string, code: string): void {
    this.refused.push(word);
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }
}
