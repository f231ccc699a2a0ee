/** A browser as a phone in China has it: with a Chinese font of its own, which the machine of a bench may lack. */
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { withChineseFont } from '../../tools/screenshots/fonts.ts';

/** Starts it. */
export async function chinesePhone(): Promise<Browser> {
  const args = sparticuz.args.filter(
    (arg) => !/single-process|no-zygote|disable-web-security|allow-running-insecure/.test(arg),
  );
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? (await sparticuz.executablePath()),
    headless: true,
    args: [...args, '--disable-gpu-compositing', '--no-sandbox', '--disable-background-networking'],
    env: await withChineseFont(),
  });
}
