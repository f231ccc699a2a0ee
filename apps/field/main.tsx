import { ElderModeProvider } from '#ui/kit/elder-mode.tsx';
import { setBase } from '#ui/router/index.ts';
import { SessionProvider } from '#ui/session/index.ts';
import { startApp } from '#ui/start.tsx';
import { keptPerson } from './kept-person.ts';
import { FieldApp } from './field-app.tsx';
import { texts as zh } from './texts-zh.ts';
import { applyTextSize } from './text-size.tsx';
import { watchVersions } from '#ui/versions.ts';

setBase('/field/');
watchVersions();
applyTextSize();

void startApp(
  { zh, loadEn: async () => (await import('./texts-en.ts')).texts },
  <ElderModeProvider>
    <SessionProvider keep={keptPerson}>
      <FieldApp />
    </SessionProvider>
  </ElderModeProvider>,
);
