/** Templates whose messages carry a code: shown to nobody in the log, removed as soon as the code is old. */
export const codeTemplates: readonly string[] = ['people.phoneCode', 'assist.code'];
