/// <reference types="vite/client" />

/** The `menu` part of every module's Chinese texts in this app, by module (apps/vite/config.ts). */
declare module 'virtual:menu-texts' {
  import type { Messages } from '#platform/i18n/index.ts';

  const menus: Readonly<Record<string, Messages>>;
  export default menus;
}

/** The player without subtitles, other sound tracks and copy protection, which cameras do not have. */
declare module 'hls.js/light' {
  export { default, type ErrorData } from 'hls.js';
}
