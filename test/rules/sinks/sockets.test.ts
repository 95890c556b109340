import { noClientSideKey } from "../../../rules/no-client-side-key.js";
import { randomKey } from "../../support/keys.js";
import { testRule } from "../support/rule-cases.js";

const KEY = "process.env.PICTIFY_API_KEY";

testRule("what a server sends over connections and in pages", noClientSideKey, {
  filename: "src/server.ts",
  messageId: "sent",
  valid: [
    `server.on("close", (socket) => { socket.send(${KEY}); });`,
    `server.once("connection", (socket) => { socket.send(${KEY}); });`,
    `server.on("connection", other, (socket) => { socket.send(${KEY}); });`,
    `list[0]("connection", (socket) => { socket.send(${KEY}); });`,
    `on("connection", (socket) => { socket.send(${KEY}); });`,
    `server.on("connection", (socket) => { socket.resend(${KEY}); socket.sendTo(${KEY}); socket[name](${KEY}); send(${KEY}); });`,
    `function f(socket) { socket.send(${KEY}); } const g = (socket) => { socket.send(${KEY}); };`,
    `const socket = connect(); socket.send(${KEY}); unknown.send(${KEY}); sockets[0].send(${KEY});`,
    `const page = "<p>${randomKey("sockets")}</p>" + title; // pictify`,
  ].map((code) => ({ name: code.replace(/pk_\w+/u, "a key"), code })),
  invalid: [
    `io.on("connection", (socket) => { socket.emit("key", «${KEY}»); socket.send(«${KEY}»); });`,
    `server.on("connection", function (socket) { socket?.send(«${KEY}»); });`,
    `io.emit("key", «${KEY}»); io.to("a").emit("key", «${KEY}»);`,
    `import "express"; const page = "<scr" + "ipt>key = '" + «${KEY}» + "'</script>";`,
  ].map((code) => ({ name: code, code })),
});
