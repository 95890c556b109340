import { describe, expect, test } from "vitest";
import { assignedName } from "../../src/detect/assigned-name.js";

/** The place of the value is marked by `@`. */
function nameIn(text: string): string | undefined {
  const value = text.indexOf("@");
  const found = assignedName(text, value, 0);
  if (found !== null) expect(text.slice(found.start, found.end)).toBe(found.name);
  return found?.name;
}

describe("the name of a value", () => {
  test.each([
    ["NAME=@", "NAME"],
    ["export NAME='@'", "NAME"],
    ['NAME = "@"', "NAME"],
    ['NAME: "@"', "NAME"],
    ['"NAME": "@"', "NAME"],
    [String.raw`{\"NAME\":\"@\"}`, "NAME"],
    ["name := `@`", "name"],
    [":name => '@'", "name"],
    ["const name: string = '@'", "name"],
    ['const NAME: &\'static str = "@"', "NAME"],
    ['var name string = "@"', "name"],
    ['process.env.NAME = "@"', "process.env.NAME"],
    ['os.environ["NAME"] = "@"', "NAME"],
    ['$env:NAME = "@"', "NAME"],
    ['process.env.NAME || "@"', "process.env.NAME"],
    ['process.env.NAME ?? "@"', "process.env.NAME"],
    ["${NAME:-@}", "NAME"],
    ['getenv("NAME", "@")', "NAME"],
    ["define('NAME', '@')", "NAME"],
    ['Client("@")', "Client"],
    ['pkg.NewClient("@")', "pkg.NewClient"],
    ["ENV NAME @", "NAME"],
    ["setx NAME @", "NAME"],
    ["docker run -e NAME=@", "NAME"],
    ['<script data-name="@">', "data-name"],
    ['<string name="NAME">@</string>', "NAME"],
    ["<apiKey>@</apiKey>", "apiKey"],
    ["https://x.io/?a=b&name=@", "name"],
    ["Authorization: Bearer @", "Authorization"],
    ['"Authorization": "Bearer @"', "Authorization"],
    ["- name: NAME\n  value: @", "NAME"],
    ['- value: "@"\n  name: NAME', "NAME"],
    ["- name: OTHER\n  value: x\n- value: @\n  name: NAME", "NAME"],
    ['{ "name": "NAME", "value": "@" }', "NAME"],
    ['variable "NAME" {\n  default = "@"\n}', "NAME"],
    ["<key>NAME</key>\n<string>@</string>", "NAME"],
    ['NAME: "\0@\0"', "NAME"],
    ["value: @", "value"],
    ['NAME = """@"""', "NAME"],
    ["NAME=bearer @", "NAME"],
    ["NAME: 'token   @'", "NAME"],
    ["NAME=Basic%20@", "NAME"],
    ["NAME=apikey+@", "NAME"],
    ["const name:  string  =  '@'", "name"],
    ["const name: string ='@'", "name"],
    ["var name  string  = '@'", "name"],
    ["var name string='@'", "name"],
    ["NAME == '@'", "NAME"],
    ["NAME === '@'", "NAME"],
    ["getenv('NAME' ,'@')", "NAME"],
    ["getenv('NAME') or '@'", "NAME"],
    ["Client( '@')", "Client"],
    ["Client(\n  '@')", "Client"],
    ["RUN x\nENV  NAME  @", "NAME"],
    ['<string name="NAME" translatable="false"> @</string>', "NAME"],
    ["<apiKey> @</apiKey>", "apiKey"],
    ["valued: @", "valued"],
    ["x.value = @\nname: OTHER", "OTHER"],
    ['- name: NAME\n  x: { a: 1 }\n  value: "@"', "value"],
    ["  - name: OTHER\n  - value: @", "value"],
    ['{ "name": "OTHER" }, { "value": "@" }', "value"],
    ["- value: @\n  name : NAME", "NAME"],
    ["- value: @\n  name:NAME", "NAME"],
    ["value: @ name of it", "value"],
    ["the bearer: NAME=@", "NAME"],
    ["the key is @", undefined],
    ["@", undefined],
    ["a, @", undefined],
  ])("%j", (text, name) => {
    expect(nameIn(text)).toBe(name);
  });
});

test("nothing of what stands before the floor is read", () => {
  expect(assignedName('NAME="', 6, 6)).toBeNull();
});
