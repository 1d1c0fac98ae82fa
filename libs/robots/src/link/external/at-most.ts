/**
 * Lets through what `work` has room for. For messages of QoS 0: the broker holds none of them back, as it does with
 * others by the receive maximum, so that they would pile up while none can be stored.
 *
 * @param limit how many may be under way
 * @param onRefused told of each that is not let through; to its caller it is done
 */
export function atMost<T>(
  limit: number,
  work: (item: T) => Promise<void>,
  onRefused: () => void,
): (item: T) => Promise<void> {
  let underWay = 0;
  return async (item) => {
    if (underWay >= limit) return onRefused();
    underWay += 1;
    try {
      await work(item);
    } finally {
      underWay -= 1;
    }
  };
}
