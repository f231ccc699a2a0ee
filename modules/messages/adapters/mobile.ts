/**
 * The eleven digits of a mainland China mobile number, or undefined when the text is none.
 * Accepts the prefixes +86, 0086 and 86 and blanks or hyphens between groups. The first digits
 * 13 to 19 are the ranges that the numbering plan of the MIIT gives to mobile networks.
 */
export function mainlandMobile(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '').replace(/^(?:\+86|0086|86(?=1\d{10}$))/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined;
}
