import { drawnOn, fileOf, loaded } from "../../kit/drawing/canvas.js";

/** Return a picture as it fits into the sheet, in its middle. */
export async function fitted(address: string, [width, height]: [number, number]): Promise<File> {
  const image = await loaded(address);
  const scale = Math.min(width / image.naturalWidth, height / image.naturalHeight);
  const [across, down] = [image.naturalWidth * scale, image.naturalHeight * scale];
  return fileOf(drawnOn(width, height, (context) => {
    context.drawImage(image, (width - across) / 2, (height - down) / 2, across, down);
  }), "background.png");
}
