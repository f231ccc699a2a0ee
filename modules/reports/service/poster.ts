/** The printable poster of a place: A4, its QR code, its name, how to use it. */
import QRCode from 'qrcode';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import { ground } from '#modules/towns/index.ts';
import { problem } from '../contract/problems.ts';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** A4 in SVG; `origin` is the address under which residents reach the town. @throws report-place-unknown */
export async function posterOf(ctx: Ctx, code: string, origin: string): Promise<FileReply> {
  const town = await ground(ctx);
  const place = town.placeByCode(code);
  if (!place) throw problem('report-place-unknown', { code });
  const address = `${origin}/report?place=${encodeURIComponent(code)}`;
  const qr = QRCode.create(address, { errorCorrectionLevel: 'Q' });
  const svg = drawing(
    { town: town.townName, place: place.nameZh, phone: town.dutyPhone, code },
    qr.modules,
  );
  return {
    mediaType: 'image/svg+xml',
    fileName: `码上办-${place.nameZh}.svg`,
    bytes: new TextEncoder().encode(svg),
  };
}

interface Words {
  readonly town: string;
  readonly place: string;
  readonly phone: string;
  readonly code: string;
}

/** Sides in millimetres; a code of 120 mm is read from about 1.2 m. */
const codeSide = 120;

function drawing(
  words: Words,
  modules: { size: number; get(row: number, column: number): number },
): string {
  const unit = codeSide / modules.size;
  const squares: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column))
        squares.push(`M${column * unit} ${row * unit}h${unit}v${unit}h-${unit}z`);
    }
  }
  const font =
    "font-family=\"'Noto Sans SC','Noto Sans SC Variable','PingFang SC','Microsoft YaHei',sans-serif\"";
  const text = (
    y: number,
    look: readonly [size: number, weight: number, fill: string],
    content: string,
  ) => {
    const [size, weight, fill] = look;
    return `<text x="105" y="${y}" text-anchor="middle" ${font} font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(content)}</text>`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 210 297">
<rect width="210" height="297" fill="#fff"/><rect width="210" height="64" fill="#0F766E"/>
${text(30, [22, 700, '#fff'], '码上办')}${text(50, [9, 400, '#fff'], `${words.town} · 随手拍，马上办`)}
<g transform="translate(45 82)"><path d="${squares.join('')}" fill="#111827"/></g>
${text(222, [12, 700, '#111827'], words.place)}
${text(240, [7.5, 400, '#374151'], '微信扫一扫或用手机相机对准二维码，拍照、说一句话即可')}
${text(252, [7.5, 400, '#374151'], '不用注册，可以匿名；提交后可凭编号查询办理结果')}
${words.phone ? text(270, [10, 700, '#0F766E'], `值班电话 ${words.phone}`) : ''}
${text(286, [5, 400, '#6B7280'], `编号 ${words.code}`)}
</svg>`;
}
