// AssemblyScript.

/** Copies what stands `distance` bytes before the output behind it, as often as it takes. Writes up to 15 bytes more than `length`. */
// @ts-ignore: decorator
@inline
export function copyMatch(output: usize, distance: usize, length: usize): void {
  let from = output - distance;
  const end = output + length;
  if (distance >= 16) {
    do {
      v128.store(output, v128.load(from));
      output += 16;
      from += 16;
    } while (output < end);
  } else if (distance == 1) {
    const run = i8x16.splat(load<i8>(from));
    do {
      v128.store(output, run);
      output += 16;
    } while (output < end);
  } else if (distance >= 8) {
    do {
      store<u64>(output, load<u64>(from));
      output += 8;
      from += 8;
    } while (output < end);
  } else {
    do {
      store<u8>(output, load<u8>(from));
      output++;
      from++;
    } while (output < end);
  }
}
