import puppeteer from 'puppeteer-core'
import fs from 'fs'
const base='http://127.0.0.1:8080/'
const list=JSON.parse(fs.readFileSync(process.argv[2]))
const b=await puppeteer.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']})
for (const {name,path,w=390,h=844,dark=false,scripts=true,full=true,act,wait=1500,clip} of list){
  const p=await b.newPage()
  p.on('pageerror',e=>console.log(name,'ERR',e.message))
  await p.setViewport({width:w,height:h,deviceScaleFactor:1,isMobile:w<600,hasTouch:w<600})
  await p.emulateMediaFeatures([{name:'prefers-color-scheme',value:dark?'dark':'light'}])
  await p.setJavaScriptEnabled(scripts)
  await p.goto(base+path,{waitUntil:'load'})
  await new Promise(r=>setTimeout(r,wait))
  if(act){ await p.evaluate(act); await new Promise(r=>setTimeout(r,1500)) }
  let el=clip&&await p.$(clip)
  await (el??p).screenshot({path:`/tmp/shots/${name}.png`,fullPage:full&&!el})
  console.log(name, await p.evaluate(()=>document.documentElement.scrollWidth+'x'+document.documentElement.scrollHeight).catch(()=>''))
  await p.close()
}
await b.close()
