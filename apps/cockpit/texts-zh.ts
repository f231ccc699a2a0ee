import type { Messages } from '#platform/i18n/index.ts';
import { joinTexts } from '#ui/i18n/text-provider.tsx';
import ui from '#ui/i18n/texts/zh.json' with { type: 'json' };
import shell from './i18n/zh.json' with { type: 'json' };

/** All Chinese texts of this app: the kit's, the shell's and those of the modules' pages. */
export const texts = joinTexts(
  import.meta.glob<Messages>('../../modules/*/web/cockpit/i18n/zh.json', {
    eager: true,
    import: 'default',
  }),
  { ui, shell },
);
