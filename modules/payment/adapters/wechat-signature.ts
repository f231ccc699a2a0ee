/**
 * Signatures of WeChat Pay APIv3 (WECHATPAY2-SHA256-RSA2048): the merchant signs method, path, time, nonce and body; the
 * platform signs time, nonce and body of its answers and notices. What is inside a notice is encrypted with AES-256-GCM.
 * Source: pay.weixin.qq.com/doc/v3, “签名生成”, “验签”, “回调报文解密”.
 */
import { createDecipheriv, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/** The head `Authorization` of a request. */
export function authorization(
  by: { readonly merchantId: string; readonly serial: string; readonly privateKey: string },
  request: {
    readonly method: string;
    readonly pathAndQuery: string;
    readonly body: string;
    readonly timestamp: string;
    readonly nonce: string;
  },
): string {
  const { method, pathAndQuery, timestamp, nonce, body } = request;
  const signature = signText(
    by.privateKey,
    `${method}\n${pathAndQuery}\n${timestamp}\n${nonce}\n${body}\n`,
  );
  return `WECHATPAY2-SHA256-RSA2048 mchid="${by.merchantId}",nonce_str="${nonce}",signature="${signature}",timestamp="${timestamp}",serial_no="${by.serial}"`;
}

/** RSA-SHA256 (PKCS #1 v1.5) in Base64. */
export function signText(privateKey: string, text: string): string {
  return sign('RSA-SHA256', Buffer.from(text), createPrivateKey(privateKey)).toString('base64');
}

/** Whether the platform signed a body. */
export function isSigned(
  platformKey: string,
  signed: {
    readonly timestamp: string;
    readonly nonce: string;
    readonly body: string;
    readonly signature: string;
  },
): boolean {
  const text = `${signed.timestamp}\n${signed.nonce}\n${signed.body}\n`;
  const signature = Buffer.from(signed.signature, 'base64');
  return verify('RSA-SHA256', Buffer.from(text), createPublicKey(platformKey), signature);
}

/** The sealed part of a notice. */
export interface Resource {
  readonly ciphertext: string;
  readonly nonce: string;
  /** Left out, it is empty. */
  readonly associated_data?: string;
}

const tagBytes = 16;

/** Opens the sealed part of a notice. @throws when it was changed or sealed with another key */
export function openResource(apiKey: string, resource: Resource): string {
  const bytes = Buffer.from(resource.ciphertext, 'base64');
  const body = bytes.subarray(0, -tagBytes);
  const decipher = createDecipheriv(
    'aes-256-gcm',
    Buffer.from(apiKey),
    Buffer.from(resource.nonce),
    {
      authTagLength: tagBytes,
    },
  );
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  decipher.setAAD(Buffer.from(resource.associated_data ?? ''));
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}
