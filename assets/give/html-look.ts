/** How a readable HTML file looks: the sheet on the page, light, dark and on
 * paper. A test holds the hash, which is all that the file's policy allows. */

export const look = `
:root{--paper:#f5f1e8;--sheet:#fffefb;--ink:#1f2e2c;--soft:#53625e;--line:#ddd6c8;--pen:#1d3f94;--accent:#0d5c4f;color-scheme:light}
@media screen and (prefers-color-scheme:dark){:root{--paper:#121716;--sheet:#1d2624;--ink:#e7eae5;--soft:#a9b6b1;--line:#3a4643;--pen:#abc3ff;--accent:#83d2be;color-scheme:dark}}
*{box-sizing:border-box}
body{margin:0;padding:clamp(0.75rem,4vw,3rem) clamp(0.5rem,3vw,2rem);background:var(--paper);color:var(--ink);font:1rem/1.5 -apple-system,"Segoe UI",Roboto,"Noto Sans",Ubuntu,Arial,sans-serif;overflow-wrap:break-word}
main{max-width:46rem;margin:0 auto;padding:clamp(1.25rem,5vw,3.5rem);padding-left:clamp(2.75rem,9vw,5.5rem);background:var(--sheet);border:1px solid var(--line);border-radius:0.3rem}
h1,h2,h3,h4,.question{font-family:Charter,"Bitstream Charter","Iowan Old Style","Sitka Text","Noto Serif",Cambria,Georgia,serif;line-height:1.2;text-wrap:balance}
h1{margin:0;font-size:2rem}
h2{margin:2.75rem 0 0.5rem;padding-top:1.5rem;border-top:1px solid var(--line);font-size:1.5rem;color:var(--accent)}
h3{margin:2rem 0 0.5rem;font-size:1.1875rem}
h4{margin:1.5rem 0 0.5rem;font-size:1.0625rem;color:var(--soft)}
p{margin:0 0 0.375rem}
.line{padding-bottom:0.75rem;border-bottom:2px solid var(--accent);color:var(--soft)}
.line+h2{margin-top:0;border-top:0}
.intro,.help,.note,.none{color:var(--soft)}
.help,.note{font-size:0.9375rem}
.none{font-style:italic}
.question{position:relative;margin:1.5rem 0 0.25rem;font-size:1.0625rem;font-weight:700}
.number{position:absolute;right:calc(100% + 0.75rem);font:700 0.9375rem/1.4 -apple-system,"Segoe UI",Roboto,"Noto Sans",Ubuntu,Arial,sans-serif;color:var(--accent)}
.answer,.beside,.on,ul:not(.ticks){color:var(--pen)}
ul{margin:0.25rem 0 0.5rem;padding-left:1.25rem}
.ticks{padding:0;list-style:none}
.ticks li{padding-left:1.6rem;text-indent:-1.6rem}
.across{display:flex;flex-wrap:wrap;gap:0 2rem}
.on>span:nth-child(2){font-weight:600}
.box{display:inline-block;width:1.6rem;text-indent:0;color:var(--ink);font-family:"Segoe UI Symbol","Noto Sans Symbols 2","DejaVu Sans",sans-serif}
.beside::before{content:"– "}
.wide{overflow-x:auto;margin:0.5rem 0 0.75rem}
table{width:100%;border-collapse:collapse;font-size:0.9375rem}
th,td{padding:0.375rem 0.75rem 0.375rem 0;border-bottom:1px solid var(--line);text-align:start;vertical-align:top}
th{font-weight:600}
tbody td{color:var(--pen);min-width:4rem}
.signing p{display:flex;gap:1.5rem;margin-top:3rem;color:var(--soft);font-size:0.875rem}
.signing span{flex:1;border-top:1px solid var(--soft);padding-top:0.25rem}
.signing span:first-child{flex:2}
footer{max-width:46rem;margin:1rem auto 0;color:var(--soft);font-size:0.875rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
@page{size:A4;margin:18mm 16mm 18mm 20mm}
@media print{
body{padding:0;background:none;font-size:10.5pt}
main{max-width:none;padding:0 0 0 12mm;border:0;background:none}
h1{font-size:22pt}h2{font-size:16pt}h3{font-size:13pt}h4{font-size:11pt}
h1,h2,h3,h4,.question,.help,.intro{break-after:avoid}
.ticks li,tr,.signing p{break-inside:avoid}
p{orphans:2;widows:2}
.wide{overflow:visible}
thead{display:table-header-group}
footer{display:none}
}
`;

export const lookHash = "sha256-VusD6+Z2j8Mgg+u1O5FxmK847AMTyPNflS58aRW17q4=";
