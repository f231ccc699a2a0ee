/**
 * What 长辈版 promises, looked at in the page itself (MIIT design code for elder-friendly apps, 2021; WCAG 2.2 AA): text of at
 * least 18 px, main targets of 60 px, all others of 44, contrast of 4.5, lines 1.3 apart, nothing to scroll sideways.
 */
import type { Page } from 'playwright-core';
import * as inPage from './elder-in-page.ts';

const limits: inPage.ElderLimits = {
  text: 18,
  mainTarget: 60,
  target: 44,
  contrast: 4.5,
  lineHeight: 1.3,
};

const functions = Object.values(inPage).map(String).join('\n');

/** What an open page lacks, one line each. */
export async function elderFaultsOf(page: Page): Promise<string[]> {
  return (await page.evaluate(
    `(() => { ${functions}\nreturn elderFaults(${JSON.stringify(limits)}); })()`,
  )) as string[];
}
