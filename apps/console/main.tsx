import { BrowserRouter } from 'react-router';
import { SessionProvider } from '#ui/session/index.ts';
import { startApp } from '#ui/start.tsx';
import { ConsoleApp } from './console-app.tsx';
import { texts as zh } from './texts-zh.ts';

void startApp(
  { zh, loadEn: async () => (await import('./texts-en.ts')).texts },
  <BrowserRouter basename="/console">
    <SessionProvider>
      <ConsoleApp />
    </SessionProvider>
  </BrowserRouter>,
);
