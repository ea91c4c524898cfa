// Bundles the look into static/dist: one style sheet cut to what the templates use, the fonts it
// names, htmx, our own scripts and the files of static/src/assets; and in static/dist/typesetting
// the same fonts for pictures and paper. Run by `make style`.
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { inflateSync } from "node:zlib";
import { build, transform } from "esbuild";
import { PurgeCSS } from "purgecss";
import { writeOutTokens } from "./tokens.mjs";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const dist = path.join(root, "static", "dist");
// What the look of a region sets otherwise (regio/themes.py).
const THEMED = ["--regio-brand", "--regio-brand-ink", "--regio-brand-dark"];

// Where class names are written. Our own sheets count too: a class that a template puts together
// from a value is found nowhere else, and what we wrote ourselves is never cut.
const sources = [
  ["templates", [".html"]],
  ["decisions", [".html", ".py"]],
  ["municipalities", [".html", ".py"]],
  ["static/src/css", [".css"]],
];

async function filesUnder(folder, endings) {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && endings.includes(path.extname(entry.name)))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

async function readSources() {
  const lists = await Promise.all(
    sources.map(([folder, endings]) => filesUnder(path.join(root, folder), endings)),
  );
  return Promise.all(
    lists.flat().map(async (file) => ({
      raw: await readFile(file, "utf8"),
      extension: path.extname(file).slice(1),
    })),
  );
}

async function bundle() {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ["static/src/bundle.css"],
    outfile: path.join(dist, "regio.css"),
    bundle: true,
    write: false,
    legalComments: "none",
    loader: { ".woff2": "file" },
    assetNames: "fonts/[name]",
  });
  const sheet = result.outputFiles.find((file) => file.path.endsWith(".css"));
  return { sheet: sheet.text, assets: result.outputFiles.filter((file) => file !== sheet) };
}

// Drops rules, and tokens of the theme, that no page can reach; keeps tokens named in a template.
// purgecss does not see a token that stands on the line after its `var(`.
async function cut(sheet, content) {
  const raw = sheet.replace(/var\(\s+/g, "var(");
  const named = content.flatMap((source) => source.raw.match(/--[a-z][a-z0-9-]+/g) ?? []);
  const [{ css }] = await new PurgeCSS().purge({
    content,
    css: [{ raw }],
    variables: true,
    keyframes: true,
    safelist: { standard: [/^htmx-/], variables: named },
  });
  return css;
}

// Typst reads no WOFF: its tables, each deflated where that made it smaller, become an SFNT again.
function unpackFont(woff) {
  const number = woff.readUInt16BE(12);
  const power = 2 ** Math.floor(Math.log2(number));
  const head = Buffer.alloc(12 + 16 * number);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(number, 4);
  head.writeUInt16BE(16 * power, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE(16 * (number - power), 10);
  const tables = [];
  let at = head.length;
  for (let place = 0; place < number; place += 1) {
    const entry = 44 + 20 * place;
    const [offset, packed, size, checksum] = [4, 8, 12, 16].map((skip) => woff.readUInt32BE(entry + skip));
    const raw = woff.subarray(offset, offset + packed);
    const table = packed < size ? inflateSync(raw) : raw;
    woff.copy(head, 12 + 16 * place, entry, entry + 4);
    [checksum, at, size].forEach((value, column) => head.writeUInt32BE(value, 16 + 16 * place + 4 * column));
    const padding = Buffer.alloc((4 - (size % 4)) % 4);
    tables.push(table, padding);
    at += table.length + padding.length;
  }
  return Buffer.concat([head, ...tables]);
}

const content = await readSources();
const { sheet, assets } = await bundle();
const whole = writeOutTokens(await cut(sheet, content), ".voorbeeld-theme", THEMED);
const { code } = await transform(whole, { loader: "css", minify: true });

await rm(dist, { recursive: true, force: true });
await mkdir(path.join(dist, "fonts"), { recursive: true });
for (const asset of assets) await writeFile(asset.path, asset.contents);
await mkdir(path.join(dist, "typesetting"));
for (const weight of [400, 700]) {
  const name = `noto-sans-latin-${weight}-normal`;
  const woff = await readFile(path.join(root, `node_modules/@fontsource/noto-sans/files/${name}.woff`));
  await writeFile(path.join(dist, "typesetting", `${name}.ttf`), unpackFont(woff));
}
await cp(path.join(root, "node_modules/htmx.org/dist/htmx.min.js"), path.join(dist, "htmx.min.js"));
await build({
  absWorkingDir: root,
  entryPoints: await filesUnder(path.join(root, "static/src/js"), [".js"]),
  outdir: dist,
  format: "iife",
  minify: true,
});
const own = path.join(root, "static/src/assets");
if (existsSync(own)) await cp(own, dist, { recursive: true });
// Last, because its presence tells make that the build is whole.
await writeFile(path.join(dist, "regio.css"), code);
console.log(`static/dist/regio.css: ${Math.ceil(code.length / 1024)} KB`);
