/** For tests: uploads as a phone sends them. */
import type { Caller } from '#testing';
import type { UploadedFile } from '../contract.ts';
import { scene } from '../rules/sample-pictures.ts';

/** A JPEG as a phone makes one. */
export function aPhoto(seed = 1, width = 640, height = 480): Promise<Buffer> {
  return scene(seed, width, height).jpeg().toBuffer();
}

/** Posts one file the way the apps do. */
export function post(
  caller: Pick<Caller, 'fetch'>,
  bytes: Uint8Array,
  options: { type?: string; name?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  const form = new FormData();
  form.append('purpose', 'report');
  form.append(
    'file',
    new Blob([new Uint8Array(bytes)], { type: options.type ?? 'image/jpeg' }),
    options.name ?? 'photo.jpg',
  );
  return caller.fetch('/api/v1/files', {
    method: 'POST',
    body: form,
    headers: options.headers ?? {},
  });
}

/** Posts a file that must be taken. */
export async function upload(
  caller: Pick<Caller, 'fetch'>,
  bytes: Uint8Array,
  options: { type?: string; name?: string; headers?: Record<string, string> } = {},
): Promise<UploadedFile & { cookie: string }> {
  const response = await post(caller, bytes, options);
  const body = await response.text();
  if (response.status !== 201) throw new Error(`${response.status}: ${body}`);
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { ...(JSON.parse(body) as UploadedFile), cookie };
}

/** The problem of a refused upload. */
export async function problemOf(
  response: Response,
): Promise<{ code: string; status: number; cure: string }> {
  return (await response.json()) as { code: string; status: number; cure: string };
}
