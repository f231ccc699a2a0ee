/** Where the ground of the map comes from: checked settings, and what a browser needs of them. */
import type { MapBackground, MapBackgroundSettings } from '#platform/contract/map-background.ts';

/** Hosts that a setting may expand to. */
const mostSubdomains = 10;

/** Products of Tianditu with the names that lie over them; `w` is the web Mercator matrix. */
const tianditu: Readonly<Record<string, readonly string[]>> = {
  vec: ['vec', 'cva'],
  img: ['img', 'cia'],
  ter: ['ter', 'cta'],
};

const tiandituAttribution = '天地图';

/** Why a setting cannot be used; null when it can. */
export function backgroundFault(
  settings: MapBackgroundSettings,
): { readonly zh: string; readonly en: string } | null {
  const { kind, template, key, subdomains, minZoom, maxZoom } = settings;
  if (kind === 'none') return null;
  if (minZoom > maxZoom)
    return { zh: '最小级别大于最大级别', en: 'the least zoom is above the largest' };
  if (kind === 'tianditu') {
    if (!(template in tianditu))
      return { zh: '请选择天地图的一种底图', en: 'choose a product of Tianditu' };
    return /^[0-9a-zA-Z]{16,64}$/.test(key)
      ? null
      : { zh: '天地图需要填写密钥（tk）', en: 'Tianditu needs its key (tk)' };
  }
  if (kind !== 'pmtiles') {
    const plain = plainTemplate(template);
    const strange = plain.match(/\{[^{}]*\}/g)?.find((part) => !placeholders.has(part));
    if (strange) {
      return { zh: `不认识的占位符 ${strange}`, en: `the placeholder ${strange} is not known` };
    }
    if (plain.includes('{s}') && !subdomains.trim())
      return { zh: '地址里有 {s}，请填写它可取的值', en: 'say what {s} stands for' };
  }
  if (!addressesOf(settings)) {
    return {
      zh: '地址应以 https://、http:// 或 / 开头，不含账号，主机名合法',
      en: 'the address begins with https://, http:// or /, without an account, with a proper host',
    };
  }
  if (kind === 'pmtiles') return null;
  const plain = plainTemplate(template);
  const missing = ['{z}', '{x}', '{y}'].filter((part) => !plain.includes(part));
  if (missing.length > 0) {
    return { zh: `地址缺少 ${missing.join('、')}`, en: `the address lacks ${missing.join(', ')}` };
  }
  if (plain.includes('{key}') && !key)
    return { zh: '地址里有 {key}，请填写密钥', en: 'the address asks for a key' };
  return null;
}

const placeholders: ReadonlySet<string> = new Set(['{z}', '{x}', '{y}', '{s}', '{key}']);

/** WMTS words its placeholders otherwise. */
function plainTemplate(template: string): string {
  return template
    .replace(/\{TileMatrix\}/gi, '{z}')
    .replace(/\{TileRow\}/gi, '{y}')
    .replace(/\{TileCol\}/gi, '{x}')
    .replace(/\{switch:[^}]*\}/gi, '{s}')
    .replace(/\$\{([xyzs])\}/g, '{$1}');
}

/** Every address that a template stands for, subdomains and key filled in; null for one that is none. */
function addressesOf({ template, subdomains, key }: MapBackgroundSettings): string[] | null {
  const plain = plainTemplate(template).replaceAll('{key}', encodeURIComponent(key));
  const hosts = subdomains
    .split(/[,，、\s]+/)
    .filter(Boolean)
    .slice(0, mostSubdomains);
  const addresses = plain.includes('{s}')
    ? hosts.map((host) => plain.replaceAll('{s}', encodeURIComponent(host)))
    : [plain];
  return addresses.length > 0 && addresses.every(isAddress) ? addresses : null;
}

function isAddress(address: string): boolean {
  if (address.startsWith('/')) return !address.startsWith('//');
  try {
    const { protocol, username, password, hostname } = new URL(address);
    const isWeb = protocol === 'https:' || protocol === 'http:';
    return isWeb && !username && !password && /^[a-z0-9.-]+$|^\[[0-9a-f:]+\]$/i.test(hostname);
  } catch {
    return false;
  }
}

/** What a browser draws. */
export function backgroundOf(settings: MapBackgroundSettings): MapBackground {
  const { kind, attribution, datum, minZoom, maxZoom, opacity } = settings;
  const own = { attribution, datum, minZoom, maxZoom, opacity };
  if (kind === 'none' || backgroundFault(settings)) return { ...own, kind: 'none', sources: [] };
  if (kind === 'tianditu') {
    const sources = (tianditu[settings.template] ?? []).map((layer) =>
      tiandituTiles(layer, settings.key),
    );
    // CGCS2000, which differs from WGS-84 by centimetres.
    return {
      ...own,
      attribution: attribution || tiandituAttribution,
      datum: 'wgs84',
      kind: 'raster',
      drawn: settings.template === 'vec',
      sources,
    };
  }
  return {
    ...own,
    kind: kind === 'pmtiles' ? 'pmtiles' : 'raster',
    sources: [addressesOf(settings) ?? []],
  };
}

function tiandituTiles(layer: string, key: string): string[] {
  const question =
    `SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles` +
    `&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`;
  return [0, 1, 2, 3, 4, 5, 6, 7].map(
    (host) => `https://t${host}.tianditu.gov.cn/${layer}_w/wmts?${question}`,
  );
}

/** The foreign origins that a browser must be allowed to ask, and no others. */
export function originsOf(background: MapBackground): string[] {
  const addresses = background.sources.flat().filter((address) => !address.startsWith('/'));
  // Placeholders stand in paths; a template is a URL all the same.
  return [...new Set(addresses.map((address) => new URL(address).origin))];
}
