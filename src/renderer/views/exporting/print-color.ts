/** A colour of the theme as it is by day, for paper; `property` is a custom property such as `--series-1`. */
export function printColor(property: string): string {
  const probe = document.createElement('span');
  // `light-dark()` goes by the element's own scheme.
  probe.style.colorScheme = 'light';
  probe.style.color = `var(${property})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
