/**
 * How an SMS is charged in China: 70 characters fit into one; a longer one is cut into segments of
 * 67, because three characters carry the joining header. The signature with its brackets counts,
 * and so does every letter and digit. Characters are UTF-16 units (UCS-2): an emoji counts two.
 * Source: help.aliyun.com/zh/sms/user-guide (短信计费规则) and cloud.tencent.com/document/product/382/18058.
 */
export const smsSingleCharacters = 70;
/** Characters in each segment of a long SMS. */
export const smsSegmentCharacters = 67;
/** The longest text both vendors take, signature included. */
export const smsLongestCharacters = 500;

/** How long a text is as an SMS, and how many segments are paid for. */
export type SmsLength = { readonly characters: number; readonly segments: number };

/** Counts a text together with its signature, given without brackets. */
export function smsLength(body: string, signName: string): SmsLength {
  const characters = body.length + (signName === '' ? 0 : signName.length + 2);
  const segments =
    characters <= smsSingleCharacters ? 1 : Math.ceil(characters / smsSegmentCharacters);
  return { characters, segments };
}
