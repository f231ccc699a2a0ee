import { type Position, wgs84ToGcj02 } from '#platform/geo/index.ts';

/**
 * Links that open a map app on the way to a place. Positions of the house are WGS-84: AMap's URI API
 * takes GCJ-02 (`coordinate=gaode`), the `geo:` scheme WGS-84 (RFC 5870).
 */
export function navigationLinks(place: Position, name: string): { amap: string; geo: string } {
  const shifted = wgs84ToGcj02(place);
  const query = new URLSearchParams({
    to: `${shifted.longitude.toFixed(6)},${shifted.latitude.toFixed(6)},${name.replaceAll(',', ' ')}`,
    mode: 'car',
    coordinate: 'gaode',
    callnative: '1',
    src: 'zhenshu',
  });
  const at = `${place.latitude},${place.longitude}`;
  return {
    amap: `https://uri.amap.com/navigation?${query}`,
    geo: `geo:${at}?q=${at}(${encodeURIComponent(name)})`,
  };
}
