import { describe, expect, it } from "vitest";
import { findingsIn, pathsOf } from "../support/hygiene.js";
import { randomKey } from "../support/keys.js";

type Files = Readonly<Record<string, string>>;

const KEY = randomKey("mobile");
const CALL = `fetch("https://api.pictify.io/image", { headers: { Authorization: "Bearer ${KEY}" } });\n`;
const ANDROID = {
  "settings.gradle.kts": "",
  "app/build.gradle.kts": 'plugins { id("com.android.application") }\n',
};
const FLUTTER = "name: shop\ndependencies:\n  flutter:\n    sdk: flutter\n";
const PACKAGE = (...names: string[]): string =>
  JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, "*"])) });

/** Paths for which client-side-key has something to say. */
async function shipped(files: Files): Promise<string[]> {
  return pathsOf(await findingsIn(files, "client-side-key"));
}

describe("client-side-key, on Android", () => {
  it.each<[string, string, string]>([
    [
      "resources",
      "app/src/main/res/values/strings.xml",
      `<resources><string name="pictify_api_key">${KEY}</string></resources>`,
    ],
    [
      "resources of a flavor",
      "app/src/paid/res/values-de/keys.xml",
      `<string name="pictify_api_key">${KEY}</string>`,
    ],
    [
      "the manifest's meta-data",
      "app/src/main/AndroidManifest.xml",
      `<meta-data android:name="io.pictify.API_KEY" android:value="${KEY}" />`,
    ],
    ["an asset", "app/src/main/assets/config.json", `{ "pictifyApiKey": "${KEY}" }`],
    [
      "a buildConfigField in Groovy",
      "app/build.gradle",
      `android {\n  buildConfigField 'String', 'PICTIFY_API_KEY', '"${KEY}"'\n}\n`,
    ],
    [
      "a buildConfigField in Kotlin",
      "app/build.gradle.kts",
      `android {\n  buildConfigField("String", "PICTIFY_API_KEY", "\\"${KEY}\\"")\n}\n`,
    ],
    [
      "a buildConfigField over several lines",
      "app/build.gradle.kts",
      `android {\n  buildConfigField(\n    type = "String",\n    name = "PICTIFY_API_KEY",\n    value = "\\"${KEY}\\"",\n  )\n}\n`,
    ],
    [
      "a resValue",
      "app/build.gradle.kts",
      `android {\n  resValue("string", "pictify_api_key", "${KEY}")\n}\n`,
    ],
    [
      "a placeholder of the manifest",
      "app/build.gradle.kts",
      `android {\n  manifestPlaceholders["PICTIFY_API_KEY"] = "${KEY}"\n}\n`,
    ],
    [
      "placeholders in a map",
      "app/build.gradle",
      `android {\n  manifestPlaceholders = [pictifyApiKey: "${KEY}"]\n}\n`,
    ],
    ["Gradle's properties", "gradle.properties", `android.useAndroidX=true\nPICTIFY_API_KEY=${KEY}\n`],
    ["local properties", "local.properties", `sdk.dir=/opt/android\nPICTIFY_API_KEY=${KEY}\n`],
    ["the Secrets plugin's properties", "secrets.properties", `PICTIFY_API_KEY=${KEY}\n`],
    ["Kotlin", "app/src/main/java/shop/Keys.kt", `object Keys { const val PICTIFY_API_KEY = "${KEY}" }\n`],
    ["native code", "app/src/main/cpp/keys.cpp", `static const char *PICTIFY_API_KEY = "${KEY}";\n`],
  ])("reports %s", async (_, path, text) => {
    expect(await shipped({ ...ANDROID, [path]: text })).toEqual([path]);
  });

  it.each<[string, Files]>([
    [
      "tests of the device",
      {
        ...ANDROID,
        "app/src/androidTest/java/A.kt": `import android.os.Bundle\nval pictifyApiKey = "${KEY}"\n`,
      },
    ],
    ["tests", { ...ANDROID, "app/src/test/java/A.kt": `val pictifyApiKey = "${KEY}"\n` }],
    [
      "Kotlin of a server",
      {
        "build.gradle.kts": 'plugins { id("io.ktor.plugin") }\n',
        "src/main/kotlin/A.kt": `val pictifyApiKey = "${KEY}"\n`,
      },
    ],
    [
      "properties of a server",
      { "build.gradle": "plugins { id 'java' }\n", "gradle.properties": `PICTIFY_API_KEY=${KEY}\n` },
    ],
    [
      "a variable that a build reads",
      {
        ...ANDROID,
        "app/build.gradle.kts": `android {\n  buildConfigField("String", "PICTIFY_API_KEY", "\\"\${System.getenv("PICTIFY_API_KEY")}\\"")\n}\n`,
      },
    ],
  ])("leaves alone %s", async (_, files) => {
    expect(await shipped(files)).toEqual([]);
  });
});

describe("client-side-key, on Apple's systems", () => {
  it.each([
    ["Info.plist", "ios/App/Info.plist", `<key>PICTIFY_API_KEY</key><string>${KEY}</string>`],
    ["another property list", "App/Environment.plist", `<key>PICTIFY_API_KEY</key><string>${KEY}</string>`],
    ["build settings", "Config/Release.xcconfig", `PICTIFY_API_KEY = ${KEY}\n`],
    ["the project", "App.xcodeproj/project.pbxproj", `\t\t\t\tPICTIFY_API_KEY = ${KEY};\n`],
    ["Swift", "App/Pictify.swift", `import SwiftUI\nlet pictifyApiKey = "${KEY}"\n`],
    ["Objective-C", "App/Pictify.m", `#import "Pictify.h"\nNSString *const PictifyApiKey = @"${KEY}";\n`],
    ["strings", "App/en.lproj/InfoPlist.strings", `"PICTIFY_API_KEY" = "${KEY}";\n`],
  ])("reports %s", async (_, path, text) => {
    expect(await shipped({ [path]: text })).toEqual([path]);
  });

  it.each([
    ["Swift of a server", "Sources/App/configure.swift", `import Vapor\nlet pictifyApiKey = "${KEY}"\n`],
    [
      "a command in Swift",
      "Sources/tool/main.swift",
      `import ArgumentParser\nlet pictifyApiKey = "${KEY}"\n`,
    ],
    ["tests in Swift", "AppTests/PictifyTests.swift", `import XCTest\nlet pictifyApiKey = "${KEY}"\n`],
    [
      "a job of launchd",
      "Library/LaunchAgents/io.shop.plist",
      `<key>PICTIFY_API_KEY</key><string>${KEY}</string>`,
    ],
    [
      "what Xcode keeps of a workspace",
      "App.xcworkspace/xcshareddata/Checks.plist",
      `<key>PICTIFY_API_KEY</key><string>${KEY}</string>`,
    ],
    ["a program of MATLAB", "render.m", `pictify_api_key = '${KEY}';\n`],
  ])("leaves alone %s", async (_, path, text) => {
    expect(await shipped({ [path]: text })).toEqual([]);
  });
});

describe("client-side-key, with Flutter", () => {
  it.each<[string, string, Files]>([
    [
      "Dart",
      "lib/main.dart",
      { "pubspec.yaml": FLUTTER, "lib/main.dart": `const pictifyApiKey = '${KEY}';\n` },
    ],
    [
      "Dart of an application that reads files",
      "mobile/lib/api.dart",
      {
        "mobile/pubspec.yaml": FLUTTER,
        "mobile/lib/api.dart": `import 'dart:io';\nconst pictifyApiKey = '${KEY}';\n`,
      },
    ],
    [
      "--dart-define in a script",
      "build.sh",
      { "build.sh": `flutter build apk --dart-define=PICTIFY_API_KEY=${KEY}\n` },
    ],
    [
      "--dart-define in a pipeline",
      ".github/workflows/a.yml",
      { ".github/workflows/a.yml": `      - run: flutter build web --dart-define PICTIFY_API_KEY=${KEY}\n` },
    ],
    [
      "--dart-define of an editor",
      ".vscode/launch.json",
      { ".vscode/launch.json": `{ "args": ["--dart-define", "PICTIFY_API_KEY=${KEY}"] }\n` },
    ],
    [
      "--dart-define-from-file",
      "dart_defines.json",
      { "dart_defines.json": `{ "PICTIFY_API_KEY": "${KEY}" }\n` },
    ],
    [
      "flutter_dotenv's asset",
      "assets/.env",
      {
        "pubspec.yaml": `${FLUTTER}flutter:\n  assets:\n    - assets/.env\n`,
        "assets/.env": `PICTIFY_API_KEY=${KEY}\n`,
      },
    ],
    [
      "a folder of assets",
      "assets/config/prod.json",
      {
        "pubspec.yaml": `${FLUTTER}flutter:\n  assets:\n    - assets/config/\n`,
        "assets/config/prod.json": `{ "pictifyApiKey": "${KEY}" }\n`,
      },
    ],
    [
      "envied",
      ".env",
      { "pubspec.yaml": `${FLUTTER}  envied: ^1.0.0\n`, ".env": `PICTIFY_API_KEY=${KEY}\n` },
    ],
  ])("reports %s", async (_, path, files) => {
    expect(await shipped(files)).toEqual([path]);
  });

  it.each<[string, Files]>([
    [
      "Dart of a server",
      {
        "pubspec.yaml": "name: api\ndependencies:\n  shelf: any\n",
        "lib/api.dart": `const pictifyApiKey = '${KEY}';\n`,
      },
    ],
    ["an environment file that is no asset", { "pubspec.yaml": FLUTTER, ".env": `PICTIFY_API_KEY=${KEY}\n` }],
    ["a variable", { "build.sh": 'flutter build apk --dart-define=PICTIFY_API_KEY="$PICTIFY_API_KEY"\n' }],
    ["tools", { "pubspec.yaml": FLUTTER, "tool/upload.dart": `const pictifyApiKey = '${KEY}';\n` }],
  ])("leaves alone %s", async (_, files) => {
    expect(await shipped(files)).toEqual([]);
  });
});

describe("client-side-key, in applications written in JavaScript", () => {
  it.each<[string, string, Files]>([
    [
      "react-native-config",
      ".env",
      { "package.json": PACKAGE("react-native", "react-native-config"), ".env": `PICTIFY_API_KEY=${KEY}\n` },
    ],
    [
      "react-native-config in a monorepo",
      "apps/mobile/.env.production",
      {
        "package.json": "{}",
        "apps/mobile/package.json": PACKAGE("react-native-config"),
        "apps/mobile/.env.production": `PICTIFY_API_KEY=${KEY}\n`,
      },
    ],
    [
      "source of React Native",
      "src/api/pictify.ts",
      { "package.json": PACKAGE("react-native"), "src/api/pictify.ts": CALL },
    ],
    [
      "a component of React Native",
      "Card.tsx",
      { "Card.tsx": `import { Image } from "react-native";\n${CALL}` },
    ],
    [
      "a screen of Expo",
      "app/(tabs)/index.tsx",
      { "package.json": PACKAGE("expo"), "app/(tabs)/index.tsx": CALL },
    ],
    [
      "extra in app.json",
      "app.json",
      { "app.json": `{ "expo": { "extra": { "pictifyApiKey": "${KEY}" } } }\n` },
    ],
    [
      "extra in app.config.ts",
      "app.config.ts",
      {
        "app.config.ts": `export default () => ({\n  name: "shop",\n  extra: {\n    eas: { projectId: "1" },\n    pictifyApiKey: "${KEY}",\n  },\n});\n`,
      },
    ],
    [
      "extra in app.config.js",
      "app.config.js",
      { "app.config.js": `module.exports = { expo: { extra: { pictifyApiKey: "${KEY}" } } };\n` },
    ],
    [
      "Capacitor's configuration",
      "capacitor.config.ts",
      { "capacitor.config.ts": `export default { plugins: { Pictify: { apiKey: "${KEY}" } } };\n` },
    ],
    ["what Cordova loads", "www/js/app.js", { "www/js/app.js": CALL }],
    [
      "what Cordova loads as data",
      "www/config.json",
      { "www/config.json": `{ "pictifyApiKey": "${KEY}" }\n` },
    ],
    [
      "Cordova's configuration",
      "config.xml",
      { "config.xml": `<widget id="a"><preference name="PictifyApiKey" value="${KEY}" /></widget>\n` },
    ],
    [
      "source of Ionic",
      "src/pages/Home.tsx",
      { "package.json": PACKAGE("@ionic/react", "@capacitor/core"), "src/pages/Home.tsx": CALL },
    ],
    [
      "what Capacitor has copied",
      "android/app/src/main/assets/public/main.js",
      { "android/app/src/main/assets/public/main.js": CALL },
    ],
  ])("reports %s", async (_, path, files) => {
    expect(await shipped(files)).toEqual([path]);
  });

  it.each<[string, Files]>([
    [
      "an environment file that Expo reads by prefix",
      { "package.json": PACKAGE("expo"), ".env": `PICTIFY_API_KEY=${KEY}\n` },
    ],
    [
      "declarations of types",
      { "package.json": PACKAGE("expo"), "src/env.d.ts": `declare const pictifyApiKey: "${KEY}";\n` },
    ],
    [
      "what the server of an application signs in with",
      {
        "package.json": PACKAGE("expo", "better-auth"),
        "lib/auth.ts": `import { betterAuth } from "better-auth";\n${CALL}`,
      },
    ],
    ["a route of Expo's server", { "package.json": PACKAGE("expo"), "app/image+api.ts": CALL }],
    [
      "a script beside the application",
      { "package.json": PACKAGE("react-native"), "scripts/upload.js": CALL },
    ],
    [
      "a test",
      {
        "package.json": PACKAGE("react-native"),
        "src/__tests__/a.test.tsx": `import "react-native";\n${CALL}`,
      },
    ],
    [
      "a server in the same repository",
      {
        "mobile/package.json": PACKAGE("expo"),
        "api/package.json": PACKAGE("express"),
        "api/src/index.ts": CALL,
      },
    ],
    [
      "a configuration that is no widget",
      { "config.xml": `<config><pictifyApiKey>${KEY}</pictifyApiKey></config>\n` },
    ],
    [
      "what is not extra in app.json",
      { "app.json": `{ "name": "pictify", "env": { "PICTIFY_API_KEY": { "value": "${KEY}" } } }\n` },
    ],
  ])("leaves alone %s", async (_, files) => {
    expect(await shipped(files)).toEqual([]);
  });
});
