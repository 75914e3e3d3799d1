/** Pixels of the longer side of what is kept of a mask: enough to tell where a finger points. */
const SIDE = 200;

/** Where parts of a picture are, so that a point tells the one that is meant. */
export class Hits {
  private maps: Map[] = [];

  /** Look into masks; until one has loaded, it is nowhere. */
  async load(addresses: readonly string[]): Promise<void> {
    this.maps = [];
    const maps = await Promise.all(addresses.map((address, index) => mapOf(address, index)));
    this.maps = maps.filter((map) => map !== null).sort((one, other) => one.area - other.area);
  }

  /** Return the number of the part at a point, each from 0 to 1; of several, the smallest. */
  at(x: number, y: number): number | null {
    const found = this.maps.find(({ width, height, alpha }) => {
      const column = Math.min(width - 1, Math.floor(x * width));
      const row = Math.min(height - 1, Math.floor(y * height));
      return (alpha[row * width + column] ?? 0) > 127;
    });
    return found?.index ?? null;
  }
}

interface Map {
  index: number;
  width: number;
  height: number;
  area: number;
  alpha: Uint8Array;
}

async function mapOf(address: string, index: number): Promise<Map | null> {
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const scale = Math.min(1, SIDE / Math.max(image.naturalWidth, image.naturalHeight));
  const width = Math.max(1, Math.round(image.naturalWidth * scale));
  const height = Math.max(1, Math.round(image.naturalHeight * scale));
  const canvas = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!canvas) return null;
  canvas.drawImage(image, 0, 0, width, height);
  const pixels = canvas.getImageData(0, 0, width, height).data;
  const alpha = new Uint8Array(width * height).map((_, at) => pixels[at * 4 + 3] ?? 0);
  return { index, width, height, alpha, area: alpha.reduce((sum, each) => sum + (each > 127 ? 1 : 0), 0) };
}
