/**
 * Texts in the two languages of the house, and times as people say them. Browser-safe and pure:
 * used by the web apps for screens and by the server for problems, messages and prints.
 */
export { type Messages, type Translate, flatten, translator } from './translate.ts';
export { type Locale, defaultLocale, languageTag, localeOf, text } from './locale.ts';
export { exactInstant, sayDeadline, sayDuration, sayInstant } from './time.ts';
