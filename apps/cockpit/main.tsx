import { setBase } from '#ui/router/index.ts';
import { SessionProvider } from '#ui/session/index.ts';
import { startApp } from '#ui/start.tsx';
import { CockpitApp } from './cockpit-app.tsx';
import { applyScreen } from '#ui/tokens/screen.ts';
import { texts as zh } from './texts-zh.ts';

setBase('/cockpit/');
applyScreen();

void startApp(
  { zh, loadEn: async () => (await import('./texts-en.ts')).texts },
  <SessionProvider>
    <CockpitApp />
  </SessionProvider>,
);
