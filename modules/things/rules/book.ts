/** The models of a town, ready for look-ups. */
import type { NewThingModel } from '../contract/model.ts';
import type { CompiledModel, ModelBook } from '../types.ts';
import { compileModel } from './compile.ts';

/** A stored version of a model. */
export interface StoredModel {
  readonly code: string;
  readonly version: number;
  readonly content: Omit<NewThingModel, 'code'>;
  readonly latest: boolean;
  readonly retired: boolean;
}

/** Puts versions together; each is compiled when it is first asked for. */
export function modelBook(rows: readonly StoredModel[]): ModelBook {
  const byVersion = new Map(rows.map((row) => [`${row.code} ${row.version}`, row]));
  const latest = new Map(rows.filter((row) => row.latest).map((row) => [row.code, row]));
  const compiled = new Map<StoredModel, CompiledModel>();
  const ready = (row: StoredModel | undefined): CompiledModel | undefined => {
    if (!row) return undefined;
    const known = compiled.get(row);
    if (known) return known;
    const fresh = compileModel({ code: row.code, version: row.version, ...row.content });
    compiled.set(row, fresh);
    return fresh;
  };
  return {
    get: (code, version) =>
      ready(version === undefined ? latest.get(code) : byVersion.get(`${code} ${version}`)),
    of: ({ modelCode, modelVersion }) => ready(byVersion.get(`${modelCode} ${modelVersion}`)),
    isRetired: (code) => latest.get(code)?.retired === true,
    all: () => [...latest.values()].flatMap((row) => ready(row) ?? []),
  };
}
