/** Residents and desks for tests of services. */
import assert from 'node:assert/strict';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { api as peopleApi } from '#modules/people/contract.ts';
import { client } from '#platform/contract/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import type { Caller, TestTown } from '#testing';
import { type Answers, api } from '../contract/index.ts';

export const mother = { name: '欧阳蕙兰', phone: '13755502468', idNumber: '11010519491231002X' };

export const hasCode =
  (code: string) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof ProblemError, String(error));
    assert.equal(error.problem.code, code, JSON.stringify(error.problem));
    return true;
  };

/** The places that a problem names. */
export const placesOf = (error: unknown): string[] =>
  error instanceof ProblemError ? (error.problem.errors ?? []).map(({ pointer }) => pointer) : [];

/** A resident who proved a phone and is signed in. */
export async function resident(
  town: TestTown,
  { name, phone }: { readonly name: string; readonly phone: string } = mother,
): Promise<Caller> {
  const nobody = town.anonymous();
  const { codeId } = await nobody.api(peopleApi).requestPhoneCode({ body: { phone } });
  const sent = await nobody.fetch(`/api/v1/messages/simulator?phone=${phone}`);
  const { items } = (await sent.json()) as { items: { body: string }[] };
  const code = /\d{6}/.exec(items[0]?.body ?? '')?.[0] ?? '';
  const answer = await nobody.fetch('/api/v1/residents/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ codeId, code, name }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const fetchAs: typeof fetch = (input, init = {}) =>
    nobody.fetch(input, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), cookie },
    });
  return { api: (of) => client(of, { fetch: fetchAs }), fetch: fetchAs, cookie, personId: '' };
}

/** Answers to the form of the family doctor: no file among them. */
export const doctorAnswers: Answers = {
  name: mother.name,
  idNumber: mother.idNumber,
  phone: mother.phone,
  address: '石桥村三组 12 号',
  group: '高血压',
  visit: '不需要',
};

/** Hands an application for a family doctor in. */
export async function applied(own: Caller, answers: Answers = doctorAnswers) {
  const services = own.api(api);
  const draft = await services.beginDraft({ params: { code: 'family-doctor' }, body: { answers } });
  return services.submit(
    { params: { draftId: draft.id }, body: { delivery: 'electronic', version: draft.version } },
    { idempotencyKey: `submit-${draft.id}` },
  );
}

/** Uploads a photo as a phone does. @returns its id */
export async function uploaded(by: Pick<Caller, 'fetch'>): Promise<string> {
  const create = { width: 320, height: 240, channels: 3, background: '#5b8a72' } as const;
  const bytes = await sharp({ create }).jpeg().toBuffer();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'photo.jpg');
  const answer = await by.fetch('/api/v1/files', { method: 'POST', body: form });
  assert.equal(answer.status, 201, await answer.clone().text());
  return ((await answer.json()) as { id: string }).id;
}

/** A PDF as a library writes it. */
export function aPdf(options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  return new Promise((resolve) => {
    const document = new PDFDocument(options);
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.text('Lease');
    document.end();
  });
}

/** Uploads a document. */
export function sendPdf(by: Pick<Caller, 'fetch'>, bytes: Uint8Array, name: string) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), name);
  return by.fetch('/api/v1/files', { method: 'POST', body: form });
}
