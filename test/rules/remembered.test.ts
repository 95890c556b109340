import { expect, test } from "vitest";
import { remembered } from "../../rules/remembered.js";

test("a result is worked out once for each object, also where it is nothing", () => {
  const asked: string[] = [];
  const find = remembered(({ name }: { readonly name: string }, suffix: string) => {
    asked.push(name);
    return name === "" ? undefined : name + suffix;
  });
  const [a, b, none] = [{ name: "a" }, { name: "b" }, { name: "" }];
  expect([find(a, "!"), find(b, "!"), find(a, "!"), find(none, "!"), find(none, "!")]).toEqual([
    "a!",
    "b!",
    "a!",
    undefined,
    undefined,
  ]);
  expect(asked).toEqual(["a", "b", ""]);
});
