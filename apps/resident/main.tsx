import { ElderModeProvider } from '#ui/kit/elder-mode.tsx';
import { setBase } from '#ui/router/index.ts';
import { startApp } from '#ui/start.tsx';
import { Shell } from './shell.tsx';
import { texts as zh } from './texts-zh.ts';

setBase('/');

void startApp(
  { zh, loadEn: async () => (await import('./texts-en.ts')).texts },
  <ElderModeProvider>
    <Shell />
  </ElderModeProvider>,
);
