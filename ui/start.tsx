import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { type AppTexts, readyTexts, TextProvider } from './i18n/text-provider.tsx';
import { ToastProvider } from './kit/toast.tsx';
import { readyFonts } from './tokens/fonts.ts';
import './kit/kit.css';

/** Starts an app in `#app`, once its texts and fonts are there. */
export async function startApp(texts: AppTexts, app: ReactNode): Promise<void> {
  const [first] = await Promise.all([readyTexts(texts), readyFonts()]);
  const place = document.getElementById('app');
  if (!place) throw new Error('index.html has no #app');
  createRoot(place).render(
    <StrictMode>
      <TextProvider texts={texts} first={first}>
        <ToastProvider>{app}</ToastProvider>
      </TextProvider>
    </StrictMode>,
  );
}
