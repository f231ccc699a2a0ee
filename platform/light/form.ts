/** What a form without script sent: texts and files, and nothing else. */

/** A file that was chosen. */
export interface LightFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer<ArrayBuffer>;
}

/** The fields of a form, as sent. */
export class LightForm {
  readonly #texts = new Map<string, string[]>();
  readonly #files = new Map<string, LightFile[]>();

  /** Whether anything was sent at all. */
  get sent(): boolean {
    return this.#texts.size > 0;
  }

  /** Adds a text; browsers send CRLF for line ends, and nobody means the blanks around. */
  add(name: string, value: string): void {
    const text = value.replaceAll('\r\n', '\n').replaceAll('\0', '').toWellFormed().trim();
    this.#texts.set(name, [...(this.#texts.get(name) ?? []), text]);
  }

  /** Adds a file. */
  addFile(name: string, file: LightFile): void {
    this.#files.set(name, [...(this.#files.get(name) ?? []), file]);
  }

  /** Sets a field anew. */
  set(name: string, values: readonly string[]): void {
    this.#texts.set(name, [...values]);
  }

  /** A field's text; empty when it was not sent. */
  text(name: string): string {
    return this.#texts.get(name)?.[0] ?? '';
  }

  /** All texts of a field (boxes that were ticked). */
  texts(name: string): readonly string[] {
    return this.#texts.get(name) ?? [];
  }

  /** A whole number of a field; undefined when it is none. */
  number(name: string): number | undefined {
    const text = this.text(name);
    return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
  }

  /** Whether the field was sent (a box was ticked, a button pressed). */
  has(name: string): boolean {
    return this.#texts.has(name);
  }

  /** The files of a field that hold anything. */
  files(name: string): readonly LightFile[] {
    return this.#files.get(name) ?? [];
  }

  /** Names of all text fields. */
  names(): readonly string[] {
    return [...this.#texts.keys()];
  }
}
