import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { type AppTexts, readyTexts, TextProvider } from './i18n/text-provider.tsx';
import { ToastProvider } from './kit/toast.tsx';
import { offerFonts } from './tokens/fonts.ts';
import './kit/kit.css';

/** Starts an app in `#app`: texts first, then the page, then the fonts. */
export async function startApp(texts: AppTexts, app: ReactNode): Promise<void> {
  const first = await readyTexts(texts);
  const place = document.getElementById('app');
  if (!place) throw new Error('index.html has no #app');
  createRoot(place).render(
    <StrictMode>
      <TextProvider texts={texts} first={first}>
        <ToastProvider>{app}</ToastProvider>
      </TextProvider>
    </StrictMode>,
  );
  offerFonts();
}
