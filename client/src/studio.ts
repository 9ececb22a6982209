// The client without a browser: the server runs it in V8 to make still pictures. It takes JSON and gives SVG or JSON.

import { readyGround } from "./basemap/ground-painter.ts";
import { type Basemap, prepare, type StoredBasemap } from "./basemap/load.ts";
import { reader } from "./contract/arrival.ts";
import { check as isFrameRequest } from "./contract/checks/FrameRequest.js";
import { check as isMapsRequest } from "./contract/checks/MapsRequest.js";
import { check as isPartsRequest } from "./contract/checks/PartsRequest.js";
import { check as isReelRequest } from "./contract/checks/ReelRequest.js";
import { check as isScene } from "./contract/checks/Scene.js";
import { check as isSheetsRequest } from "./contract/checks/SheetsRequest.js";
import type {
  FrameRequest,
  Look,
  MapsRequest,
  PartsRequest,
  ReelRequest,
  Scene,
  SheetsRequest,
  SymbolPicture,
} from "./contract/types.ts";
import { PALETTES, readableOn, SERIES, type Theme } from "./paint/palette.ts";
import { isPlanned, mapSymbol } from "./paint/symbols.ts";
import type { Font, Measure } from "./still/font.ts";
import { drawFrame } from "./still/frame.ts";
import { mapsOf } from "./still/maps.ts";
import { partsOf } from "./still/parts.ts";
import { type Material, materialOf, symbolSvg } from "./still/picture.ts";
import { reelOf } from "./still/reel.ts";
import { sheetsOf } from "./still/sheets.ts";
import { speak } from "./words/say.ts";

/** Widths of characters of a font of size 1, by weight and then by character. */
type Advances = Record<string, Record<string, number>>;

const readScene = reader<Scene>("scene", isScene);
const readFrameRequest = reader<FrameRequest>("frame", isFrameRequest);
const readMapsRequest = reader<MapsRequest>("maps", isMapsRequest);
const readPartsRequest = reader<PartsRequest>("parts", isPartsRequest);
const readSheetsRequest = reader<SheetsRequest>("sheets", isSheetsRequest);
const readReelRequest = reader<ReelRequest>("reel", isReelRequest);
const UNKNOWN_EM = 0.6;
const BOLD_FROM = 550;

function measureBy(advances: Advances): Measure {
  const tables = [advances["400"] ?? {}, advances["700"] ?? {}] as const;
  return (text: string, font: Font) => {
    const table = tables[font.weight >= BOLD_FROM ? 1 : 0];
    let width = 0;
    for (const character of text) width += table[character] ?? UNKNOWN_EM;
    return width * font.sizePx;
  };
}

let ground: Basemap | null = null;
let material: Material | null = null;

const studio = {
  /** Reads the base map; V8 in Python wants an answer. */
  ground(basemap: string): boolean {
    ground = prepare(JSON.parse(basemap) as StoredBasemap);
    readyGround(ground, 0);
    return true;
  },
  open(scene: string, advances: string): boolean {
    if (!ground) throw new Error("no base map was read");
    const read = readScene(JSON.parse(scene));
    speak(read.words);
    material = materialOf(read, ground, measureBy(JSON.parse(advances) as Advances));
    return true;
  },
  frame(request: string): string {
    if (!material) throw new Error("no plan was opened");
    return drawFrame(material, readFrameRequest(JSON.parse(request)));
  },
  /** Returns the colours of the pages around the pictures, as JSON. */
  look(theme: Theme): string {
    if (!material) throw new Error("no plan was opened");
    const { ink, label, accent, plate, command, supply } = PALETTES[theme];
    const marking = readableOn(material.scene.marking.colour);
    const look: Look = { ink, soft: label, accent, plate, command, supply, marking, series: [...SERIES[theme]] };
    return JSON.stringify(look);
  },
  parts(request: string): string {
    if (!material) throw new Error("no plan was opened");
    return JSON.stringify(partsOf(material, readPartsRequest(JSON.parse(request))));
  },
  maps(request: string): string {
    if (!material) throw new Error("no plan was opened");
    return JSON.stringify(mapsOf(material, readMapsRequest(JSON.parse(request))));
  },
  /** Returns the symbol of a code, with a solid or a dashed frame as the code says, as JSON. It needs no plan. */
  symbol(sidc: string, size: number): string {
    const symbol = mapSymbol(sidc, isPlanned(sidc), size);
    const { x, y } = symbol.getAnchor();
    const picture: SymbolPicture = { svg: symbolSvg(symbol), ...symbol.getSize(), x, y };
    return JSON.stringify(picture);
  },
  sheets(request: string): string {
    if (!material) throw new Error("no plan was opened");
    return JSON.stringify(sheetsOf(material, readSheetsRequest(JSON.parse(request))));
  },
  reel(request: string): string {
    if (!material) throw new Error("no plan was opened");
    return JSON.stringify(reelOf(material.scene, readReelRequest(JSON.parse(request))));
  },
};

Object.assign(globalThis, { postureStudio: studio });
