import type { RgbaPixels } from '../../../core/ink/picture';

/**
 * How a camera held its picture, 1 to 8, as Exif's tag 0x0112 has it (CIPA DC-008); 1, upright, where it doesn't say.
 * Phones store a picture as the sensor lay and note here how to turn it.
 */
export function jpegOrientation(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    // Segments of a marker and their length, from behind the start of the image to the scan.
    for (let at = 2; view.getUint8(at) === 0xff && view.getUint8(at + 1) !== 0xda; at += 2 + view.getUint16(at + 2)) {
      const isExif = view.getUint8(at + 1) === 0xe1 && view.getUint32(at + 4) === EXIF;
      if (isExif)
        return orientationIn(new DataView(view.buffer, view.byteOffset + at + 10, view.getUint16(at + 2) - 8));
    }
  } catch (error) {
    // A broken note of the camera's is no reason not to read the picture.
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}

/** The letters `Exif`. */
const EXIF = 0x45786966;

function orientationIn(tiff: DataView): number {
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  const entries = tiff.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + 12 * entry;
    if (tiff.getUint16(at, little) === 0x0112) return tiff.getUint16(at + 8, little);
  }
  return 1;
}

/** The picture as it was seen, from how it was stored. Orientations outside 1 to 8 change nothing. */
export function turnUpright(picture: RgbaPixels, orientation: number): RgbaPixels {
  if (orientation <= 1 || orientation > 8) return picture;
  const swapped = orientation >= 5;
  const width = swapped ? picture.height : picture.width;
  const height = swapped ? picture.width : picture.height;
  const stored = new DataView(picture.data.buffer, picture.data.byteOffset, picture.data.byteLength);
  const upright = new DataView(new ArrayBuffer(4 * width * height));
  const mirroredX = [2, 3, 7, 8].includes(orientation);
  const mirroredY = [3, 4, 6, 7].includes(orientation);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [storedX, storedY] = swapped ? [y, x] : [x, y];
      const column = mirroredX ? picture.width - 1 - storedX : storedX;
      const row = mirroredY ? picture.height - 1 - storedY : storedY;
      upright.setUint32(4 * (y * width + x), stored.getUint32(4 * (row * picture.width + column)));
    }
  }
  return { width, height, data: new Uint8Array(upright.buffer) };
}
