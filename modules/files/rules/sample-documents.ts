/** For tests: documents put together by hand, so that each fault is exactly one. */

interface Sample {
  /** Asks for a password. */
  readonly encrypted?: boolean;
  /** The newer form, with its cross-references in a stream (PDF 1.5 and later). */
  readonly streamed?: boolean;
  /** Extends the document once: a second section that points back to the first. */
  readonly extended?: boolean;
  /** Bytes that stand in a stream of the document. */
  readonly fillBytes?: number;
}

/** A small PDF of one empty page. */
export function samplePdf(sample: Sample = {}): Buffer {
  const { encrypted = false, streamed = false, extended = false, fillBytes = 0 } = sample;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    `<< /Length ${fillBytes} >>\nstream\n${'.'.repeat(fillBytes)}\nendstream`,
    '<< /Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <00> /U <00> >>',
  ];
  let text = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';
  const places = objects.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const facts = `/Size 6 /Root 1 0 R${encrypted ? ' /Encrypt 5 0 R' : ''}`;
  const first = text.length;
  if (streamed) {
    text += `6 0 obj\n<< /Type /XRef ${facts} /W [1 2 1] /Length 24 >>\nstream\n${'\0'.repeat(24)}\nendstream\nendobj\n`;
  } else {
    const lines = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`);
    text += `xref\n0 6\n0000000000 65535 f \n${lines.join('')}trailer\n<< ${facts} >>\n`;
  }
  text += `startxref\n${first}\n%%EOF\n`;
  if (extended) {
    const second = text.length;
    text += `xref\n0 0\ntrailer\n<< /Size 6 /Prev ${first} >>\nstartxref\n${second}\n%%EOF\n`;
  }
  return Buffer.from(text, 'latin1');
}
