import assert from 'node:assert/strict';
import { test } from 'node:test';
import PDFDocument from 'pdfkit';
import { documentName, processDocument } from './document.ts';
import { defaultUploadLimits } from './limits.ts';
import { isUploadProblem, type UploadProblemCode } from './problems.ts';
import { samplePdf } from './sample-documents.ts';

const refusedAs = (code: UploadProblemCode, bytes: Uint8Array): void =>
  assert.throws(
    () => processDocument(bytes),
    (error) => isUploadProblem(error, code),
    code,
  );

/** A document as a library writes it. */
function written(options: PDFKit.PDFDocumentOptions): Promise<Buffer> {
  return new Promise((resolve) => {
    const document = new PDFDocument(options);
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.text('Household register');
    document.end();
  });
}

test('documents with a table, a stream, or both old and new sections are taken as they came', async () => {
  for (const bytes of [
    samplePdf(),
    samplePdf({ streamed: true }),
    samplePdf({ extended: true }),
    await written({}),
  ]) {
    const { full, contentType, sha256 } = processDocument(bytes);
    assert.deepEqual(
      [full.equals(bytes), contentType, sha256.length],
      [true, 'application/pdf', 64],
    );
  }
});

test('a document with a password is refused, wherever its section says so', async () => {
  refusedAs('document-encrypted', samplePdf({ encrypted: true }));
  refusedAs('document-encrypted', samplePdf({ encrypted: true, streamed: true }));
  refusedAs('document-encrypted', samplePdf({ encrypted: true, extended: true }));
  refusedAs('document-encrypted', await written({ userPassword: 'geheim', pdfVersion: '1.7' }));
});

test('a document cut off, shifted, circling or only called so is damaged', () => {
  const whole = samplePdf({ fillBytes: 3000 });
  refusedAs('document-damaged', whole.subarray(0, whole.length - 600));
  refusedAs('document-damaged', Buffer.concat([whole.subarray(0, 40), whole.subarray(90)]));
  refusedAs('document-damaged', Buffer.from('%PDF-1.7\n<script>alert(1)</script>'));
  refusedAs('document-damaged', Buffer.concat([Buffer.from('GIF89a'), whole]));
  const circle = Buffer.from('%PDF-1.7\nxref\n0 0\ntrailer\n<< /Prev 9 >>\nstartxref\n9\n%%EOF');
  refusedAs('document-damaged', circle);
  refusedAs('upload-empty', new Uint8Array());
  refusedAs('upload-too-large', new Uint8Array(defaultUploadLimits.maxDocumentBytes + 1));
});

test('a name keeps what it says and loses what could mislead', () => {
  assert.equal(documentName('户口簿.pdf'), '户口簿.pdf');
  assert.equal(documentName('C:\\资料\\租房合同.PDF'), '租房合同.pdf');
  assert.equal(documentName('../../etc/passwd'), 'passwd.pdf');
  assert.equal(documentName('invoice\u202efdp.exe'), 'invoicefdp.exe.pdf');
  assert.equal(documentName('a\r\nset-cookie: x="1".pdf'), 'aset-cookie_ x=_1_.pdf');
  assert.equal(documentName('  .pdf'), 'document.pdf');
  assert.equal([...documentName('长'.repeat(300))].length, 104);
});
