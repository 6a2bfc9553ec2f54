/** The colour of a canvas's pixel there, as CSS writes it with spaces; places are shares of its sides. */
export function colorAt(canvas: HTMLCanvasElement, [x, y]: readonly [number, number]): string {
  const place = [Math.floor(x * (canvas.width - 1)), Math.floor(y * (canvas.height - 1))] as const;
  const [red, green, blue] = canvas.getContext('2d')!.getImageData(...place, 1, 1).data;
  return `rgb(${red} ${green} ${blue})`;
}

/** Whether a canvas has any pixel of just that colour, `#rrggbb`. */
export function hasColor(canvas: HTMLCanvasElement, hex: string): boolean {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  for (let at = 0; at < data.length; at += 4) if (parts.every((part, index) => data[at + index] === part)) return true;
  return false;
}
