import { startBrowser, Visitor, PHONE } from "./visitor.mjs";
import { startDemo, temporaryFolder } from "./demo.mjs";
const d = await startDemo("/tmp/motcua-j", temporaryFolder());
const b = await startBrowser();
const v = await Visitor.come(b, d.base, {lang:"en", size: PHONE, name:"x"});
await v.open("/thu-tuc/1.001193");
console.log(await v.page.evaluate(()=>{document.querySelectorAll("details").forEach(d=>d.open=true);const out=[];for(const e of document.querySelectorAll("*")){const r=e.getBoundingClientRect();if(r.right>360) out.push(e.tagName+"."+e.className+" "+r.left+"-"+r.right)}return out.join("\n")}));
await v.page.locator(".due").first().screenshot({path:"/tmp/due.png"});
process.exit(0);
