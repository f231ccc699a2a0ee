/** Reads the two ways in which browsers send forms. */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { generalProblem } from '../problems/index.ts';
import { LightForm } from './form.ts';

const mostFields = 300;
const mostFiles = 6;
/** Forms with files wait in memory while they come in: so many at once, the others a moment later. */
const atOnce = 4;
const fieldLimitBytes = 100_000;

/** Lets a scope take forms. */
export async function takeForms(scope: FastifyInstance): Promise<void> {
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  );
  await scope.register(multipart, {
    limits: {
      fields: mostFields,
      files: mostFiles,
      parts: mostFields + mostFiles,
      fieldSize: fieldLimitBytes,
    },
  });
}

const waiting: (() => void)[] = [];
let under = 0;

/** The form that came with a request. @throws too-large */
export async function readForm(request: FastifyRequest, limitBytes: number): Promise<LightForm> {
  if (!request.isMultipart()) return textsOf(String(request.body ?? ''));
  if (under >= atOnce) await new Promise<void>((go) => waiting.push(go));
  under += 1;
  try {
    return await partsOf(request, limitBytes);
  } finally {
    under -= 1;
    waiting.shift()?.();
  }
}

function textsOf(body: string): LightForm {
  const form = new LightForm();
  for (const [name, value] of [...new URLSearchParams(body)].slice(0, mostFields))
    form.add(name, value);
  return form;
}

async function partsOf(request: FastifyRequest, limitBytes: number): Promise<LightForm> {
  const form = new LightForm();
  let bytes = 0;
  for await (const part of request.parts({ limits: { fileSize: limitBytes } })) {
    if (part.type === 'field') {
      form.add(part.fieldname, String(part.value));
      continue;
    }
    const read = new Uint8Array(await part.toBuffer());
    bytes += read.length;
    if (bytes > limitBytes)
      throw generalProblem('too-large', { limit: `${Math.round(limitBytes / 1_048_576)} MB` });
    if (read.length > 0)
      form.addFile(part.fieldname, {
        name: part.filename.slice(0, 200),
        mediaType: part.mimetype,
        bytes: Buffer.from(read),
      });
  }
  return form;
}
