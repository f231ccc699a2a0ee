/// <reference types="vite/client" />

/** The `menu` part of every module's Chinese texts in this app, by module (apps/vite/config.ts). */
declare module 'virtual:menu-texts' {
  const menus: Readonly<Record<string, import('#platform/i18n/index.ts').Messages>>;
  export default menus;
}
