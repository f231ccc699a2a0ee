/** Pictures and sounds made on the spot for this folder's tests; nothing binary is committed. */
import sharp, { type Sharp } from 'sharp';

/** An uncompressed scene of coloured blobs; the same seed always gives the same scene. */
export function scene(seed: number, width = 320, height = 240): Sharp {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  next();
  const blobs = Array.from({ length: 14 }, () => {
    const [x, y, radius] = [next() * 100, next() * 100, 6 + next() * 26];
    const colour = `rgb(${[next(), next(), next()].map((part) => Math.floor(part * 256)).join(',')})`;
    return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}"/>`;
  });
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" preserveAspectRatio="none"`;
  const svg = `${head} width="${width}" height="${height}"><rect width="100" height="100" fill="#789"/>${blobs.join('')}</svg>`;
  return sharp(Buffer.from(svg)).flatten();
}

/** One plain colour. */
export function plain(width: number, height: number, background = '#aa3322'): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}

/** A PNG header that claims a size and holds nothing: the start of a pixel bomb. */
export async function pixelBomb(width: number, height: number): Promise<Buffer> {
  const png = await plain(8, 8).png().toBuffer();
  const ihdr = Buffer.from(png.subarray(12, 29));
  ihdr.writeUInt32BE(width, 4);
  ihdr.writeUInt32BE(height, 8);
  ihdr.copy(png, 12);
  png.writeUInt32BE(crc32(ihdr), 29);
  return png;
}

/** A RIFF WAVE of silence: 8 kHz, 8 bit, mono. */
export function wav(seconds: number): Buffer {
  const data = Buffer.alloc(seconds * 8000, 128);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

/** MPEG-1 layer III frames of 128 kbit/s at 44.1 kHz, 417 bytes each, behind an ID3 tag. */
export function mp3(frames: number): Buffer {
  const frame = Buffer.alloc(417);
  frame.writeUInt32BE(0xfffb9000, 0);
  const tag = Buffer.from('ID3\u0004\0\0\0\0\0\u0005hello', 'latin1');
  return Buffer.concat([tag, ...Array.from({ length: frames }, () => frame)]);
}

/** Ogg pages: OpusHead (pre-skip 312), tags, and one that ends at `seconds`. */
export function oggOpus(seconds: number, firstPacket = 'OpusHead'): Buffer {
  const head = Buffer.alloc(19);
  head.write(firstPacket, 0, 'latin1');
  head.writeUInt16LE(312, 10);
  const last = BigInt(Math.round(seconds * 48_000) + 312);
  return Buffer.concat([
    oggPage(2, 0n, head),
    oggPage(0, 0n, Buffer.from('OpusTags')),
    oggPage(4, last, Buffer.alloc(40)),
  ]);
}

/** A WebM as a browser records it live: unknown sizes, no duration, blocks of 20 ms. */
export function webm(seconds: number, trackType = 2): Buffer {
  const unknownSize = Buffer.from('01ffffffffffffff', 'hex');
  const clusters = Array.from({ length: Math.ceil(seconds / 10) }, (_, index) => {
    const lastInCluster = Math.min(10, seconds - index * 10) * 1000;
    const block = Buffer.from([0x81, 0, 0, 0x80, 1, 2, 3]);
    block.writeInt16BE(Math.round(lastInCluster), 1);
    const time = Buffer.alloc(4);
    time.writeUInt32BE(index * 10_000);
    const children = [element('e7', time), element('a3', block)];
    return Buffer.concat([Buffer.from('1f43b675', 'hex'), unknownSize, ...children]);
  });
  return Buffer.concat([
    element('1a45dfa3', element('4282', Buffer.from('webm'))),
    Buffer.from('18538067', 'hex'),
    unknownSize,
    element('1549a966', element('2ad7b1', Buffer.from('0f4240', 'hex'))),
    element('1654ae6b', element('ae', element('83', Buffer.from([trackType])))),
    ...clusters,
  ]);
}

/** An MP4 with one track and the given length, or fragments whose last begins at that time. */
export function mp4(seconds: number, handler = 'soun', fragmented = false): Buffer {
  const header = (ticks: number) => {
    const body = Buffer.alloc(20);
    body.writeUInt32BE(1000, 12);
    body.writeUInt32BE(ticks, 16);
    return body;
  };
  const hdlr = Buffer.concat([Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(13)]);
  const total = fragmented ? 0 : Math.round(seconds * 1000);
  const trak = box('trak', box('mdia', box('mdhd', header(total)), box('hdlr', hdlr)));
  const start = Buffer.alloc(8);
  start.writeUInt32BE(Math.round(seconds * 1000), 4);
  const parts = [
    box('ftyp', Buffer.from('M4A \0\0\0\0M4A mp42', 'latin1')),
    box('moov', box('mvhd', header(total)), trak),
    ...(fragmented ? [box('moof', box('traf', box('tfdt', start)))] : []),
    box('mdat', Buffer.alloc(64)),
  ];
  return Buffer.concat(parts);
}

/** The head of an Apple HEIC file. */
export function heic(): Buffer {
  const ftyp = box('ftyp', Buffer.from('heic\0\0\0\0mif1MiHEheic', 'latin1'));
  return Buffer.concat([ftyp, box('mdat', Buffer.alloc(200))]);
}

function box(name: string, ...children: Buffer[]): Buffer {
  const body = Buffer.concat(children);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
}

function element(idHex: string, body: Buffer): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(0x01000000);
  size.writeUInt32BE(body.length, 4);
  return Buffer.concat([Buffer.from(idHex, 'hex'), size, body]);
}

function oggPage(flags: number, granule: bigint, packet: Buffer): Buffer {
  const head = Buffer.alloc(28);
  head.write('OggS', 0, 'latin1');
  head[5] = flags;
  head.writeBigInt64LE(granule, 6);
  head[26] = 1;
  head[27] = packet.length;
  return Buffer.concat([head, packet]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
