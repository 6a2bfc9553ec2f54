import type { PlannedLayer } from '../../../core/network/layer-kinds';
import type { Trace } from '../../../core/network/trace';
import type { Weights } from '../../../core/network/weights';
import type { Band } from './band';
import { differenceTrace } from './difference-trace';

/** A network, and one drawing on its way through it; null while there is no drawing. */
export interface Reads {
  readonly plan: readonly PlannedLayer[];
  readonly weights: Weights;
  readonly trace: Trace | null;
}

/** The same with the drawing's variant, null where there is none, and the name of the model. */
export interface NamedReads extends Reads {
  readonly name: string;
  readonly varied: Trace | null;
}

/** A picture of a network: its bands, and what made each of them but for a difference, which has nothing of its own. */
export interface NetworkView {
  readonly bands: readonly Band[];
  readonly reads: readonly [Reads] | readonly [Reads, Reads];
}

/**
 * What is shown of the drawing in a network: by itself, beside its variant, or beside another network; in one picture
 * where each value has its counterpart, else in two. Two networks read the variant where there is one.
 */
export function picturesOf(one: NamedReads, other: NamedReads | null, isVaried: boolean): readonly NetworkView[] {
  if (other === null) {
    const variant = { ...one, name: 'variant', trace: one.varied };
    return [isVaried ? compared({ ...one, name: 'drawing' }, variant) : alone(one, null)];
  }
  const [first, second] = [one, other].map((reads) => ({ ...reads, trace: isVaried ? reads.varied : reads.trace }));
  if (haveSameShapes(one.plan, other.plan)) return [compared(first!, second!)];
  return [alone(first!, one.name), alone(second!, other.name)];
}

type Named = Reads & Pick<NamedReads, 'name'>;

const band = ({ trace }: Reads, title: string | null): Band => ({ title, trace, kind: 'activations' });

const alone = (reads: Reads, title: string | null): NetworkView => ({ bands: [band(reads, title)], reads: [reads] });

function compared(one: Named, other: Named): NetworkView {
  const trace = one.trace && other.trace && differenceTrace(one.trace, other.trace);
  const difference: Band = { title: `${other.name} less ${one.name}`, trace, kind: 'difference' };
  return { bands: [band(one, one.name), band(other, other.name), difference], reads: [one, other] };
}

function haveSameShapes(one: readonly PlannedLayer[], other: readonly PlannedLayer[]): boolean {
  return (
    one.length === other.length &&
    one.every(
      ({ layer, output }, index) =>
        layer.kind === other[index]!.layer.kind && output.join() === other[index]!.output.join(),
    )
  );
}
