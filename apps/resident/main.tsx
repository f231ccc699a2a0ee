import { ElderModeProvider } from '#ui/kit/elder-mode.tsx';
import { setBase } from '#ui/router/index.ts';
import { startApp } from '#ui/start.tsx';
import { watchVersions } from '#ui/versions.ts';
import { Shell } from './shell.tsx';
import { addAllTexts, texts as zh } from './texts-zh.ts';

/** The first page has the line for itself; what makes the app work without a network comes after it. */
const installAfterMs = 5000;

setBase('/');
watchVersions(installAfterMs);

void startApp(
  { zh, completeZh: addAllTexts, loadEn: async () => (await import('./texts-en.ts')).texts },
  <ElderModeProvider>
    <Shell />
  </ElderModeProvider>,
);
