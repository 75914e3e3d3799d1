/** Return the share of the range that lies below `value`, 0 to 1. */
export function share(value: number, minimum: number, maximum: number): number {
  return maximum <= minimum ? 0 : Math.min(1, Math.max(0, (value - minimum) / (maximum - minimum)));
}

/** Return the nearest value that can be chosen: a whole number of steps from the minimum, without binary fractions. */
export function snapped(value: number, minimum: number, maximum: number, step: number): number {
  const within = Math.min(maximum, Math.max(minimum, value));
  const stepped = minimum + Math.round((within - minimum) / step) * step;
  // The range need not be whole steps: then its end can be chosen too.
  const nearest = stepped > maximum || (within === maximum && stepped < maximum) ? maximum : stepped;
  return Number(nearest.toPrecision(12));
}
