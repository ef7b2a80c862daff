// Makes a screenshot small: at most 256 colours with an index, which is plenty for pages of five colours.
import { deflateSync, inflateSync } from "node:zlib";
import { PNG_SIGNATURE, chunk } from "./forms.mjs";

const COLOURS_MAX = 256;

/** The same picture with a palette; what is not an 8-bit RGB or RGBA picture stays as it is. */
export function withPalette(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const [depth, kind, , , interlaced] = png.subarray(24, 29);
  const bytes = { 2: 3, 6: 4 }[kind];
  if (depth !== 8 || bytes === undefined || interlaced !== 0) return png;
  const pixels = unfiltered(data(png), width, height, bytes);
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += bytes) {
    const colour = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts].sort(([, a], [, b]) => b - a).slice(0, COLOURS_MAX).map(([colour]) => colour);
  const index = new Map(palette.map((colour, n) => [colour, n]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * bytes;
      const colour = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
      if (!index.has(colour)) index.set(colour, nearest(palette, colour));
      rows[y * (width + 1) + 1 + x] = index.get(colour);
    }
  }
  const head = Buffer.from(png.subarray(16, 29));
  head[9] = 3;
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const parts = [["IHDR", head], ["PLTE", colours], ["IDAT", deflateSync(rows, { level: 9 })], ["IEND", Buffer.alloc(0)]];
  return Buffer.concat([PNG_SIGNATURE, ...parts.map(([name, body]) => chunk(name, body))]);
}

function data(png) {
  const found = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") found.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return inflateSync(Buffer.concat(found));
}

/** Undoes the filter that each row of a PNG says it has. */
function unfiltered(raw, width, height, bytes) {
  const wide = width * bytes;
  const out = Buffer.alloc(wide * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (wide + 1)];
    for (let x = 0; x < wide; x += 1) {
      const left = x >= bytes ? out[y * wide + x - bytes] : 0;
      const up = y > 0 ? out[(y - 1) * wide + x] : 0;
      const corner = x >= bytes && y > 0 ? out[(y - 1) * wide + x - bytes] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      out[y * wide + x] = raw[y * (wide + 1) + 1 + x] + guess;
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function nearest(palette, colour) {
  const away = (other) => ((other >> 16) - (colour >> 16)) ** 2 + (((other >> 8) & 255) - ((colour >> 8) & 255)) ** 2 + ((other & 255) - (colour & 255)) ** 2;
  let best = 0;
  for (let n = 1; n < palette.length; n += 1) if (away(palette[n]) < away(palette[best])) best = n;
  return best;
}
