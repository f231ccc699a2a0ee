/** Names in the language of the person who asks. */
import type { Ctx } from '#platform/context/index.ts';

/** Something with a name in both languages; towns may leave the English one empty. */
interface Named {
  readonly nameZh: string;
  readonly nameEn: string;
}

/** The name of a category, village, department or place; empty where there is nothing to name. */
export function nameFor(ctx: Pick<Ctx, 'locale'>, named: Named | undefined): string {
  if (!named) return '';
  return ctx.locale === 'en' && named.nameEn ? named.nameEn : named.nameZh;
}
