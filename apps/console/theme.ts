import type { ThemeConfig } from 'antd';
import { colours, meanings } from '#ui/tokens/tokens.ts';

/** Ant Design in the house's language: celadon, 4 px grid, 14 px base, calm shadows. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: colours.brand,
    colorLink: colours.brand,
    colorLinkHover: colours.brandStrong,
    colorLinkActive: colours.brandStrong,
    colorSuccess: meanings.ok.colour,
    colorInfo: meanings.notice.colour,
    colorWarning: meanings.warning.colour,
    colorError: meanings.urgent.colour,
    colorTextBase: colours.text,
    colorTextSecondary: colours.textMuted,
    // Placeholders are read too: 4.5 : 1 and more.
    colorTextPlaceholder: colours.textMuted,
    colorTextDescription: colours.textMuted,
    colorTextTertiary: colours.textMuted,
    colorBgLayout: colours.ground,
    colorBorderSecondary: colours.line,
    fontFamily: 'var(--zs-font)',
    fontSize: 14,
    borderRadius: 6,
    sizeUnit: 4,
    sizeStep: 4,
    controlHeight: 34,
    wireframe: false,
    // Whoever asked the system for less movement gets none: nothing then waits for the end of a transition either.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
  components: {
    Table: {
      headerBg: colours.ground,
      cellPaddingBlockMD: 8,
      rowHoverBg: colours.brandSoft,
      rowSelectedBg: colours.brandSoft,
      rowSelectedHoverBg: colours.brandSoft,
    },
    Menu: { itemHeight: 38, itemBorderRadius: 6 },
  },
};
