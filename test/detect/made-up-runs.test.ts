import { describe, expect, test } from "vitest";
import { keyboardLength, ladderLength, repeatLength, sequenceLength } from "../../src/detect/made-up-runs.js";
import { placeholderReason } from "../../src/detect/placeholder.js";

describe("a sequence goes", () => {
  test.each([
    ["up", "abcdx", 0, 4],
    ["down", "dcbax", 0, 4],
    ["up in digits", "1234x", 0, 4],
    ["down in digits", "4321x", 0, 4],
    ["from nine to nought", "8901x", 0, 4],
    ["from nought to nine", "1098x", 0, 4],
    ["to the end", "xabc", 1, 3],
    ["not beyond the alphabet", "yz{", 0, 2],
    ["not before it", "`ab", 0, 1],
    ["not beyond the digits", "9:;", 0, 1],
    ["not before them", "/01", 0, 1],
    ["not from letters to digits", "z0", 0, 1],
    ["not on where it turns", "abcba", 0, 3],
    ["not in steps of two", "aceg", 0, 1],
    ["not on the spot", "aaaa", 0, 1],
    ["not from the last character on", "abc", 2, 1],
    ["not from z to a", "yza", 0, 2],
  ])("%s", (_, body, from, length) => {
    expect(sequenceLength(body, from)).toBe(length);
  });
});

describe("interleaved sequences go", () => {
  test.each([
    ["up in both", "a1b2c3d4x9", 0, 8],
    ["down in both", "z9y8x7w6a1", 0, 8],
    ["up in one and down in the other", "a9b8c7x1", 0, 6],
    ["on where one stands still", "k1k2k3k4xx", 0, 8],
    ["on where the other stands still", "1k2k3k4kxx", 0, 8],
    ["from inside", "xxa1b2c3", 2, 6],
    ["not where both stand still", "abababab", 0, 1],
    ["not where one jumps", "a1c2e3", 0, 1],
    ["not where the other jumps", "a1b3c5", 0, 1],
    ["not where one is none", "a1!2!3", 0, 1],
    ["not on where one stops", "a1b2c3d9", 0, 7],
  ])("%s", (_, body, from, length) => {
    expect(ladderLength(body, from)).toBe(length);
  });
});

test("a repetition is as long as its character is repeated", () => {
  expect(repeatLength("aaab", 0)).toBe(3);
  expect(repeatLength("aaab", 2)).toBe(1);
  expect(repeatLength("baaa", 1)).toBe(3);
});

describe("keys lie side by side", () => {
  test.each([
    ["on the first row", "qwertyx", 0, 6],
    ["on the first row, from inside", "rtyuio", 0, 6],
    ["on the second row", "asdfx", 0, 4],
    ["on the third row", "zxcvx", 0, 4],
    ["from right to left", "poiuyx", 0, 5],
    ["on a German keyboard", "qwertzuio", 0, 9],
    ["on a German keyboard's third row", "yxcvb", 0, 5],
    ["on a French keyboard", "azerty", 0, 6],
    ["on a French keyboard's second row", "qsdfgh", 0, 6],
    ["on a French keyboard's third row", "wxcvbn", 0, 6],
    ["in columns", "1qaz2wsx", 0, 8],
    ["in columns of letters", "qazwsxedc", 0, 9],
    ["in zigzag", "1q2w3e", 0, 6],
    ["from inside a body", "xxqwe", 2, 3],
    ["not where they do not", "qpwo", 0, 1],
    ["not from the last on", "qwe", 2, 1],
    ["not beyond the row", "iopq", 0, 3],
  ])("%s", (_, body, from, length) => {
    expect(keyboardLength(body, from)).toBe(length);
  });
});

describe("a body was not drawn at random for", () => {
  const [front, back] = ["k7Qz9RmX2v", "Tb4HnW8sLc"];
  test.each([
    ["six equal characters", `${front}zzzzzz${back}`, "one character again and again"],
    ["seven equal hexadecimal digits", `7c1e9${"0".repeat(7)}4b8d2a6f35e1`, "one character again and again"],
    ["a sequence of seven", `${front}abcdefg${back}`, "holds a long sequence"],
    ["a sequence of seven in capitals", `${front}ABCDEFG${back}`, "holds a long sequence"],
    ["interleaved sequences of nine", `${front}p1q2r3s4t${back}`, "holds interleaved sequences"],
    ["seven keys side by side", `${front}qwertyu${back}`, "holds a row of the keyboard"],
    ["seven different characters of sixteen", "abkq7zxabq7kzxbk", "made of few different characters"],
    ["five different hexadecimal digits of sixteen", "a1c7fca17fc1a7cf", "made of few different characters"],
    ["three different characters of eight", "k7Qk7Q7k", "made of few different characters"],
    ["a unit that is written twice", "k7Qz9RmXk7Qz9RmX", "repeats itself"],
    ["a unit that is written twice, the last cut", "k7Qz9RmXk7Qz9RmXk7Q", "repeats itself"],
    ["doubled characters", "kk77QQzz99RRmmXX", "every character is doubled"],
    ["parts of letters in one style", "render_image_fast", "an identifier made of words"],
    ["parts in capitals", "RENDER-IMAGE-FAST", "an identifier made of words"],
    ["parts that begin with capitals", "Render_Image_Fast", "an identifier made of words"],
    ["parts with a number", "render_image_v12", "an identifier made of words"],
    ["parts with separators around", "__render_image__x", "an identifier made of words"],
    ["one word", "connection", "a word"],
    ["one word in capitals", "CONNECTION", "a word"],
    ["a camelCase name", "imageRenderJob", "a word"],
    ["words without separators", "yourapikeyhere123", "made of words and sequences"],
  ])("%s", (_, body, reason) => {
    expect(placeholderReason(body)).toBe(reason);
  });

  test.each([
    ["five equal characters", `${front}zzzzz${back}`],
    ["six equal hexadecimal digits", `7c1e9${"0".repeat(6)}4b8d2a6f35e1`],
    ["a sequence of six", `${front}abcdef${back}`],
    ["interleaved sequences of eight", `${front}p1q2r3s4W8n${back}`],
    ["six keys side by side", `${front}qwerty${back}`],
    ["eight different characters of sixteen", "abkq7zxRab7qkRzx"],
    ["six different hexadecimal digits of sixteen", "a1c7f9ca17f91ca7"],
    ["four different characters of eight", "k7Qzz7Qk"],
    ["a unit that is not written twice", "k7Qz9RmXvTk7Qz9R"],
    ["some doubled characters", "kk77QQzz9RmX2vTb"],
    ["parts in two styles", "render_IMAGE_fqzt"],
    ["parts with two numbers", "rendqr_12_imxge_34"],
    ["parts with a long number", "rendqr_1234_imxge"],
    ["one part of letters", "rendqrimxgefaszqk"],
  ])("but not for %s", (_, body) => {
    expect(placeholderReason(body)).toBeNull();
  });

  test("but a short code of capitals is none where codes are drawn from those", () => {
    expect(placeholderReason("QXKZHWVJTR", "upper")).toBeNull();
    expect(placeholderReason("QXKZHWVJTR")).toBe("a word");
  });
});

describe("a body is made up", () => {
  test.each([
    ["of words with digits for letters", "y0urs3cr3tk3yh3r3"],
    ["of words and a short number", "yoursecretkey1234"],
    ["of single letters between words", "this-is-a-z-test-key"],
    ["of an article in a camelCase name", "useAKeyOfThisTest12"],
    ["of short sequences", "abc-321-xyz-test-key"],
    ["of repetitions", "test-aaa-key-bbbb-x"],
  ])("%s", (_, body) => {
    expect(placeholderReason(body)).not.toBeNull();
  });

  test.each([
    ["of numbers for the most part", "key-8362-9174-5028-61"],
    ["with a stretch that is no word", "your-secret-xq7z-key"],
    ["of short words in hexadecimal digits", "bead0fa5bead1efa7cab"],
    ["of a letter within a word's place", "yoursecretqkeyhere7x"],
  ])("not %s", (_, body) => {
    expect(placeholderReason(body)).toBeNull();
  });
});
