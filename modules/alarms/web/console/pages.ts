import type { Page, ShellPart } from '#ui/page.ts';

/** The console's pages of alarms: the desk, one alarm, rules and their editor. */
export const pages: readonly Page[] = [
  {
    path: '/alarms',
    menu: { group: 'sensing', order: 10, titleKey: 'alarms.menu.desk', icon: 'bell' },
    permission: 'alarms.read',
    load: () => import('./desk/desk-page.tsx'),
  },
  {
    path: '/alarms/rules',
    menu: { group: 'sensing', order: 30, titleKey: 'alarms.menu.rules', icon: 'tasks' },
    permission: 'alarms.configure',
    load: () => import('./rules/rules-page.tsx'),
  },
  {
    path: '/alarms/rules/:ruleId',
    titleKey: 'alarms.edit.title',
    permission: 'alarms.configure',
    load: () => import('./rules/rule-page.tsx'),
  },
  {
    path: '/alarms/:alarmId',
    titleKey: 'alarms.one.title',
    permission: 'alarms.read',
    load: () => import('./detail/alarm-page.tsx'),
  },
];

/** The number of alarms that nobody has acknowledged, in the top bar. */
export const parts: readonly ShellPart[] = [
  {
    slot: 'bell',
    order: 5,
    permission: 'alarms.handle',
    load: () => import('./shared/alarm-badge.tsx'),
  },
];
