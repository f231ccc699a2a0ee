/**
 * A camera that sends a live HLS stream: 20 s of a test picture, a second a piece. VP9 in fragmented MP4, made for this by
 * `ffmpeg -f lavfi -i testsrc=size=160x90:rate=10:duration=20 -c:v libvpx-vp9 -b:v 20k -g 10 -movflags +frag_keyframe+empty_moov`.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A running camera. */
export interface CameraServer {
  readonly port: number;
  /** While true it answers nothing but 503; its film begins anew after it. */
  down: boolean;
  /** Paths that were asked. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Boxes of an MP4 by their order: type and bytes. */
function boxesOf(bytes: Buffer): { type: string; bytes: Buffer }[] {
  const boxes: { type: string; bytes: Buffer }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    const box = bytes.subarray(at, at + size);
    boxes.push({ type: box.toString('latin1', 4, 8), bytes: box });
    at += size;
  }
  return boxes;
}

/** The head that every piece needs, and the pieces: a `moof` with its `mdat` each. */
async function film(): Promise<{ head: Buffer; pieces: Buffer[] }> {
  const boxes = boxesOf(await readFile(join(import.meta.dirname, 'camera-stream.mp4')));
  const first = boxes.findIndex(({ type }) => type === 'moof');
  const bytesOf = (some: typeof boxes): Buffer => Buffer.concat(some.map(({ bytes }) => bytes));
  const pieces = boxes.flatMap(({ type }, at) =>
    type === 'moof' ? [bytesOf(boxes.slice(at, at + 2))] : [],
  );
  return { head: bytesOf(boxes.slice(0, first)), pieces };
}

/** What a camera lists after some seconds: four pieces at first, then one more each second; never an end. */
function playlist(pieces: number, seconds: number): string {
  const last = Math.min(pieces, 4 + Math.floor(seconds));
  const first = Math.max(0, last - 6);
  const lines = Array.from({ length: last - first }, (_, at) => `#EXTINF:1.0,\n${first + at}.m4s`);
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-TARGETDURATION:1',
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    '#EXT-X-MAP:URI="head.mp4"',
    ...lines,
    '',
  ].join('\n');
}

/** A stream in an encoding that Chromium does not play. */
const strange = `#EXTM3U
#EXT-X-STREAM-INF:BANDWIDTH=100000,CODECS="dvh1.05.06"
stream.m3u8
`;

/** Starts a camera on loopback; its film begins when it is first asked. */
export async function startCamera(): Promise<CameraServer> {
  const { head, pieces } = await film();
  const asked: string[] = [];
  let begunAt = 0;
  const answer = (path: string): [type: string, body: string | Buffer | undefined] => {
    if (path.endsWith('/strange.m3u8')) return [list, strange];
    if (path.endsWith('.m3u8')) {
      begunAt ||= Date.now();
      return [list, playlist(pieces.length, (Date.now() - begunAt) / 1000)];
    }
    const piece = Number(/\/(\d+)\.m4s$/.exec(path)?.[1] ?? -1);
    return ['video/mp4', path.endsWith('/head.mp4') ? head : pieces[piece]];
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    asked.push(path);
    response.setHeader('access-control-allow-origin', '*');
    if (camera.down) {
      begunAt = 0;
      return response.writeHead(503).end();
    }
    const [type, body] = answer(path);
    if (!body) return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const camera: CameraServer = {
    port: (server.address() as AddressInfo).port,
    down: false,
    asked,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return camera;
}

const list = 'application/vnd.apple.mpegurl';
