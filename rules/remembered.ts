/**
 * A function that works its result out once for each object that it is asked about. What else it is handed has to be the same
 * each time that it is asked about that object.
 */
export function remembered<Subject extends object, Rest extends readonly unknown[], Result>(
  work: (subject: Subject, ...rest: Rest) => Result,
): (subject: Subject, ...rest: Rest) => Result {
  const results = new WeakMap<Subject, { readonly result: Result }>();
  return (subject, ...rest) => {
    let known = results.get(subject);
    if (known === undefined) {
      known = { result: work(subject, ...rest) };
      results.set(subject, known);
    }
    return known.result;
  };
}
